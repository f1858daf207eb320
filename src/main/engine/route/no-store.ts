import type { Place } from '../exchange.ts'
import type { PickedField } from '../scan/json-fields.ts'
import type { AskedMembers } from './body-edits.ts'

const CHAT = /\/chat\/completions$/
const RESPONSES = /\/responses$/

/**
 * Who keeps what it is sent unless `store` is false, and at which endpoints, by the providers' own references:
 * - OpenAI: api-reference/chat/create and /responses/create (`store`; Responses keep for 30 days by default), and Azure with them
 * - xAI: docs.x.ai, "Generate Text" (Responses are kept for 30 days; Chat Completions has no `store`)
 * - Fireworks: docs.fireworks.ai, "Data handling" (Responses alone)
 * - OpenRouter: Responses takes `false` alone and refuses `true`
 * - Gemini: `store` of GenerateContentRequest and of Interactions (types of @google/genai 3)
 * - `compatible` may be another of OpenAI's making: who switches this on for it says that it takes the field.
 *
 * Nobody else: there is nothing to ask for, and some refuse a field that they don't know (Mistral 422, Groq and Cerebras 400).
 * Anthropic's formats have no such field.
 */
const STORES: Readonly<Record<string, readonly RegExp[]>> = {
  openai: [CHAT, RESPONSES],
  azure: [CHAT, RESPONSES],
  xai: [RESPONSES],
  fireworks: [RESPONSES],
  openrouter: [RESPONSES],
  compatible: [CHAT, RESPONSES],
  gemini: [/:(stream)?[gG]enerateContent$/, /\/interactions$/],
}

export function stores(kind: string, { dialect, endpoint }: Pick<Place, 'dialect' | 'endpoint'>): boolean {
  if (dialect === 'anthropic') return false
  return STORES[kind]?.some((pattern) => pattern.test(endpoint)) ?? false
}

/** Of the fields that were found, every `store` that is not false becomes so; `members`: one has to be put in. */
export function noStore(fields: readonly PickedField[]): AskedMembers {
  const found = fields.filter(({ path }) => path === 'store')
  return {
    edits: found.filter(({ value }) => value !== false).map(({ start, end }) => ({ start, end, text: 'false' })),
    members: found.length > 0 ? [] : ['"store":false'],
  }
}
