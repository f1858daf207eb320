/** What requests for an answer are written in, by clients and to providers. */
export const clientFormats = ['chat_completions', 'responses', 'messages', 'generate_content'] as const
export type ClientFormat = (typeof clientFormats)[number]

/** Bedrock's Converse is spoken to a provider, and by no client. */
export const wireFormats = [...clientFormats, 'converse'] as const
export type WireFormat = (typeof wireFormats)[number]

/** What each is called by people. */
export const formatTitles: Readonly<Record<WireFormat, string>> = {
  chat_completions: 'Chat Completions',
  responses: 'Responses',
  messages: 'Messages',
  generate_content: 'Gemini',
  converse: 'Converse',
}
