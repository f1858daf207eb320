import type { LanguageModelV4Content, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import { seal } from '../../seals/seal.ts'

type File = Extract<LanguageModelV4Content, { type: 'file' }>
type ToolCall = Extract<LanguageModelV4Content, { type: 'tool-call' }>

/** One part of a plain answer; none for what the format has no part for, or that Waybill's clients did not ask for. */
export function partsOf(part: LanguageModelV4Content, showsThoughts: boolean): readonly object[] {
  switch (part.type) {
    case 'text':
      return part.text === '' ? [] : [{ text: part.text, ...signature(part.providerMetadata) }]
    case 'reasoning':
      return showsThoughts ? thoughtsOf(part.text, part.providerMetadata) : []
    case 'tool-call':
      return part.providerExecuted ? [] : [callOf(part, part.providerMetadata)]
    case 'file':
      return [fileOf(part)]
    default:
      return []
  }
}

export function thoughtsOf(text: string, metadata: SharedV4ProviderMetadata | undefined): readonly object[] {
  const part = { text, thought: true, ...signature(metadata) }
  return text === '' && !('thoughtSignature' in part) ? [] : [part]
}

export function callOf(
  { toolCallId, toolName, input }: ToolCall,
  metadata: SharedV4ProviderMetadata | undefined,
): object {
  return { functionCall: { id: toolCallId, name: toolName, args: argsOf(input) }, ...signature(metadata) }
}

export function fileOf({ mediaType: mimeType, data }: File): object {
  if (data.type === 'url') return { fileData: { mimeType, fileUri: data.url.toString() } }
  const base64 = typeof data.data === 'string' ? data.data : Buffer.from(data.data).toString('base64')
  return { inlineData: { mimeType, data: base64 } }
}

export function signature(metadata: SharedV4ProviderMetadata | undefined): { readonly thoughtSignature?: string } {
  const thoughtSignature = seal(metadata)
  return thoughtSignature === null ? {} : { thoughtSignature }
}

/** Arguments are an object; what a model wrote badly is shown as what it is, as the AI SDK does. */
function argsOf(text: string): unknown {
  try {
    const args: unknown = JSON.parse(text === '' ? '{}' : text)
    return typeof args === 'object' && args !== null && !Array.isArray(args) ? args : { rawInvalidInput: args }
  } catch {
    return { rawInvalidInput: text }
  }
}
