import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { isObject } from './is-object.ts'

const ID = 'refusal'

/**
 * OpenAI's models refuse in fields of their own (`delta.refusal`, `response.refusal.delta`), which the AI SDK's packages pass over:
 * heard in the provider's own events, and said as text that a filter ended, which every format knows.
 */
export function createRefusalReader(): (part: LanguageModelV4StreamPart) => readonly LanguageModelV4StreamPart[] {
  let hasBegun = false
  return (part) => {
    if (part.type === 'raw') {
      const delta = refusalIn(part.rawValue)
      if (delta === '') return []
      const begin = hasBegun ? [] : [{ type: 'text-start' as const, id: ID }]
      hasBegun = true
      return [...begin, { type: 'text-delta', id: ID, delta }]
    }
    if (part.type !== 'finish' || !hasBegun) return [part]
    const finishReason = { ...part.finishReason, unified: 'content-filter' as const }
    return [
      { type: 'text-end', id: ID },
      { ...part, finishReason },
    ]
  }
}

function refusalIn(event: unknown): string {
  if (!isObject(event)) return ''
  if (event.type === 'response.refusal.delta') return textOf(event.delta)
  const [choice] = Array.isArray(event.choices) ? event.choices : []
  return isObject(choice) && isObject(choice.delta) ? textOf(choice.delta.refusal) : ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
