import type { Dialect } from '../../../shared/exchange-row.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'

/** Where a format's requests go, as an endpoint of ours would be called. */
export const WIRE_PLACES: Readonly<Record<WireFormat, { readonly dialect: Dialect; readonly endpoint: string }>> = {
  chat_completions: { dialect: 'openai', endpoint: '/v1/chat/completions' },
  responses: { dialect: 'openai', endpoint: '/v1/responses' },
  messages: { dialect: 'anthropic', endpoint: '/v1/messages' },
  generate_content: { dialect: 'gemini', endpoint: '/v1beta/models/{model}:generateContent' },
  converse: { dialect: 'openai', endpoint: '/model/{model}/converse' },
}
