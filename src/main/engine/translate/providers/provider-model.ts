import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { WireFormat } from '../../../../shared/wire-formats.ts'
import type { Translation } from '../../exchange.ts'
import { untranslatable } from '../untranslatable.ts'

export interface ModelSettings {
  /** As the provider calls it. */
  readonly model: string
  readonly baseUrl: string
  readonly kind: string
  readonly fetch: typeof globalThis.fetch
}

export type OpenModel = (settings: ModelSettings) => LanguageModelV4

/**
 * The AI SDK wants a key. This one never leaves: forward takes every credential out and puts the provider's in, as it does
 * with all that passes.
 */
export const NO_KEY = 'none'

/** Each package is loaded when its first request comes: together they are some 8 MB of memory. */
const OPENERS: Partial<Record<WireFormat, () => Promise<OpenModel>>> = {
  chat_completions: async () => (await import('./chat-completions.ts')).openChatCompletions,
  responses: async () => (await import('./responses.ts')).openResponses,
  messages: async () => (await import('./messages.ts')).openMessages,
  generate_content: async () => (await import('./generate-content.ts')).openGenerateContent,
}

export async function openModel(
  { to, baseUrl, kind }: Translation,
  model: string,
  fetch: typeof globalThis.fetch,
): Promise<LanguageModelV4> {
  const load = OPENERS[to]
  if (!load) throw untranslatable('model', 'is at a provider whose format Waybill does not speak')
  return (await load())({ model, baseUrl, kind, fetch })
}
