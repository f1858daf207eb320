import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { stoppedAt } from './cut-plain.ts'
import { beginningAtEnd, firstStop } from './stop-finder.ts'

/**
 * Ends a text at a stop sequence that its provider does not take. The provider is read to its end all the same: only there does it
 * say what was used.
 */
export function createStreamCutter(stops: readonly string[]): {
  pass(part: LanguageModelV4StreamPart): readonly LanguageModelV4StreamPart[]
} {
  let held = ''
  let stopped: string | null = null
  return {
    pass(part) {
      if (stopped !== null) return part.type === 'finish' ? [stoppedAt(part, stopped)] : []
      if (part.type === 'text-end' && held !== '') {
        const rest = held
        held = ''
        return [{ type: 'text-delta', id: part.id, delta: rest }, part]
      }
      if (part.type !== 'text-delta') return [part]
      const text = held + part.delta
      const found = firstStop(text, stops)
      const shown = text.slice(0, found?.at ?? text.length - beginningAtEnd(text, stops))
      const delta = shown === '' ? [] : [{ ...part, delta: shown }]
      if (found === null) {
        held = text.slice(shown.length)
        return delta
      }
      stopped = found.stop
      return [...delta, { type: 'text-end', id: part.id }]
    },
  }
}
