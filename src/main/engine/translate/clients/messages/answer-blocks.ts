import type { LanguageModelV4Content, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import { seal } from '../../seals/seal.ts'

/** What the request says of thoughts in the answer. */
export interface ThoughtsShape {
  /** Whether there are blocks of thinking at all. */
  readonly wanted: boolean
  /** Whether they hold words, or a signature alone. */
  readonly shown: boolean
}

/** One part of a plain answer; none for what the format has no block for (sources, pictures, tools run by the provider). */
export function blocksOf(part: LanguageModelV4Content, thoughts: ThoughtsShape): readonly object[] {
  switch (part.type) {
    case 'text':
      return part.text === '' ? [] : [{ type: 'text', text: part.text, citations: null }]
    case 'reasoning':
      return thoughts.wanted ? thinkingBlocksOf(thoughts.shown ? part.text : '', part.providerMetadata) : []
    case 'tool-call': {
      if (part.providerExecuted) return []
      const call = { type: 'tool_use', id: part.toolCallId, name: part.toolName, input: inputOf(part.input) }
      return [...(thoughts.wanted ? callMarksOf(part.providerMetadata) : []), call]
    }
    default:
      return []
  }
}

function thinkingBlocksOf(thinking: string, metadata: SharedV4ProviderMetadata | undefined): readonly object[] {
  const sealed = seal(metadata)
  if (sealed !== null && isRedacted(metadata)) return [{ type: 'redacted_thinking', data: sealed }]
  return sealed === null && thinking === '' ? [] : [{ type: 'thinking', thinking, signature: sealed ?? '' }]
}

export function isRedacted(metadata: SharedV4ProviderMetadata | undefined): boolean {
  return Object.values(metadata ?? {}).some((fields) => typeof fields.redactedData === 'string')
}

/**
 * Gemini wants a signature back with its calls, for which `tool_use` has no place: a block of hidden thinking before it
 * carries it, as clients send those back untouched.
 */
export function callMarksOf(metadata: SharedV4ProviderMetadata | undefined): readonly object[] {
  const { google, vertex } = metadata ?? {}
  const data = seal({ ...(google && { google }), ...(vertex && { vertex }) })
  return data === null ? [] : [{ type: 'redacted_thinking', data }]
}

/** An input is an object; what a model wrote badly is shown as what it is, as the AI SDK does. */
function inputOf(text: string): unknown {
  try {
    const input: unknown = JSON.parse(text === '' ? '{}' : text)
    return typeof input === 'object' && input !== null && !Array.isArray(input) ? input : { rawInvalidInput: input }
  } catch {
    return { rawInvalidInput: text }
  }
}
