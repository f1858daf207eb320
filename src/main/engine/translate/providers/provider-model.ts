import type { LanguageModelV4 } from '@ai-sdk/provider'
import type { WireFormat } from '../../../../shared/wire-formats.ts'
import type { Translation } from '../../exchange.ts'
import { untranslatable } from '../untranslatable.ts'
import type { OpenModel } from './model-settings.ts'

/** Each package is loaded when its first request comes: all of them take 29 MB, most of it zod's and the first one's (measured). */
const OPENERS: Partial<Record<WireFormat, () => Promise<OpenModel>>> = {
  chat_completions: async () => (await import('./chat-completions.ts')).openChatCompletions,
  responses: async () => (await import('./responses.ts')).openResponses,
  messages: async () => (await import('./messages.ts')).openMessages,
  generate_content: async () => (await import('./generate-content.ts')).openGenerateContent,
  converse: async () => (await import('./converse.ts')).openConverse,
}

export async function openModel(
  { to, baseUrl, kind }: Translation,
  model: string,
  fetch: typeof globalThis.fetch,
): Promise<LanguageModelV4> {
  const load = kind === 'vertex' ? async () => (await import('./vertex.ts')).openVertex : OPENERS[to]
  if (!load) throw untranslatable('model', 'is at a provider whose format Waybill does not speak')
  return (await load())({ model, baseUrl, kind, fetch })
}
