import type { JSONObject, LanguageModelV4ReasoningPart, SharedV4ProviderOptions } from '@ai-sdk/provider'
import { type Fields, needed, textIn } from '../../fields/fields.ts'
import { unseal } from '../../seals/seal.ts'

/** null: nothing is said by it. */
export function thoughtOf(block: Fields): LanguageModelV4ReasoningPart | null {
  const text = textIn(block, 'thinking') ?? ''
  const signature = textIn(block, 'signature') ?? ''
  const providerOptions = signature === '' ? null : (unseal(signature) ?? ownOf({ signature }))
  if (providerOptions === null) return text === '' ? null : { type: 'reasoning', text }
  return { type: 'reasoning', text, providerOptions }
}

/** What a block without words carries: thoughts that a provider hid, or its mark on the tool call that follows (stream-blocks). */
export function hiddenThoughtOf(block: Fields): SharedV4ProviderOptions {
  const redactedData = needed(textIn(block, 'data'), block, 'data')
  return unseal(redactedData) ?? ownOf({ redactedData })
}

/** Of Anthropic's own making: as good for its models on other clouds (its docs, "Extended thinking": compatible across platforms). */
function ownOf(fields: JSONObject): SharedV4ProviderOptions {
  return { anthropic: fields, bedrock: fields }
}

/** Gemini marks its calls; Messages has no place in a call for it. */
export function marksCall(options: SharedV4ProviderOptions): boolean {
  return options.google !== undefined || options.vertex !== undefined
}
