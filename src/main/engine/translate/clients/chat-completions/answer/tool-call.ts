import type { LanguageModelV4ToolCall, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import { customInputOf } from '../../openai/custom-tools.ts'
import type { ToolKinds } from '../tools.ts'

export function toolCallOf(call: LanguageModelV4ToolCall, { custom }: ToolKinds) {
  const { toolCallId: id, toolName: name, input } = call
  if (custom.has(name)) return { id, type: 'custom' as const, custom: { name, input: customInputOf(input) } }
  return { id, type: 'function' as const, function: { name, arguments: input }, ...extraOf(call.providerMetadata) }
}

/**
 * Gemini wants the signature of its thoughts back with its calls. It stands where Google's own endpoint for OpenAI's clients has it:
 * clients that know it send it back, and for those that don't Gemini is told to do without.
 */
export function extraOf(metadata: SharedV4ProviderMetadata | undefined): { extra_content?: ExtraContent } {
  const signature = (metadata?.google ?? metadata?.vertex)?.thoughtSignature
  return typeof signature === 'string' ? { extra_content: { google: { thought_signature: signature } } } : {}
}

interface ExtraContent {
  readonly google: { readonly thought_signature: string }
}
