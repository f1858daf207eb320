import type { Routed, Translated } from '../exchange.ts'

/** Where every candidate speaks what the client speaks, nothing is read and nothing is made. */
export function translate(routed: Routed): Translated {
  return { ...routed, openCall: nothingToTranslate }
}

function nothingToTranslate(): never {
  throw new Error('asked to translate what is passed as it is')
}
