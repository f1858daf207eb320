import type { Candidate, Routed, Translated, Translation } from '../exchange.ts'
import { codecOf } from './clients/clients.ts'
import type { ClientCodec, Decoded } from './codec.ts'
import { type Fitted, fitRequest } from './fit/fit.ts'
import { jsonOf } from './request-body.ts'
import { untranslatable } from './untranslatable.ts'

export interface TranslateOptions {
  /** Of a compressed body, once it is inflated. */
  readonly limitBytes: () => number
}

interface Way {
  readonly candidate: Candidate
  readonly translation: Translation
}

/**
 * Makes the stage that reads what is asked, where a candidate speaks another format than its client. Where every candidate speaks
 * what the client speaks, nothing is read and nothing is made. Throws `untranslatable` where all would need it and none can be
 * asked.
 */
export function createTranslate({
  limitBytes,
}: TranslateOptions): (routed: Routed) => Translated | Promise<Translated> {
  return (routed) => {
    const ways = routed.candidates.flatMap((candidate) =>
      candidate.translation === null ? [] : [{ candidate, translation: candidate.translation }],
    )
    const [first] = ways
    if (first === undefined) return { ...routed, openCall: nothingToTranslate }
    const plain = routed.candidates.filter(({ translation }) => translation === null)
    return translated(routed, [first, ...ways.slice(1)], plain, limitBytes())
  }
}

function nothingToTranslate(): never {
  throw new Error('asked to translate what is passed as it is')
}

/** The ways that can be asked, in their order. */
async function translated(
  routed: Routed,
  ways: readonly [Way, ...Way[]],
  plain: readonly Candidate[],
  limitBytes: number,
): Promise<Translated> {
  const calls = new Map<Candidate, Fitted>()
  let refusal: unknown
  try {
    const codec = await codecOf(ways[0].translation.from)
    const decode = decoderOf(routed, codec, limitBytes)
    for (const { candidate, translation } of ways) {
      try {
        calls.set(candidate, fitRequest(await decode(candidate), { ...translation, model: modelOf(candidate) }))
      } catch (thrown) {
        refusal ??= toRefusal(thrown)
      }
    }
    const [first, ...others] = routed.candidates.filter((each) => each.translation === null || calls.has(each))
    if (first === undefined) throw refusal
    return {
      ...routed,
      candidates: [first, ...others],
      async openCall(candidate) {
        const { translation } = candidate
        const fitted = calls.get(candidate)
        if (translation === null || fitted === undefined) return nothingToTranslate()
        // With it comes the AI SDK: loaded when the first one sets out.
        const { openCall } = await import('./open-call.ts')
        return openCall({ routed, translation, model: modelOf(candidate), codec, fitted })
      },
    }
  } catch (thrown) {
    const [first, ...others] = plain
    if (first === undefined) throw toRefusal(thrown)
    return { ...routed, candidates: [first, ...others], openCall: nothingToTranslate }
  }
}

/** A body that several candidates share is read once. */
function decoderOf(
  { req, place }: Routed,
  codec: ClientCodec,
  limitBytes: number,
): (candidate: Candidate) => Promise<Decoded> {
  const known = new Map<unknown, Promise<Decoded>>()
  return ({ outgoing }) => {
    const bytes = outgoing.type === 'whole' ? outgoing.bytes : outgoing
    const decoded =
      known.get(bytes) ??
      jsonOf(outgoing, req.headers['content-encoding'], limitBytes).then((json) => codec.decode(json, place))
    known.set(bytes, decoded)
    return decoded
  }
}

function modelOf({ model }: Candidate): string {
  if (model === null) throw untranslatable('model', 'is missing')
  return model
}

/** What a body of nonsense runs into deep inside is about the body. */
function toRefusal(thrown: unknown): unknown {
  return thrown instanceof RangeError ? untranslatable('body', 'is nested too deeply') : thrown
}
