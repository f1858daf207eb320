import type { ClientFormat } from '../../../../src/shared/wire-formats.ts'

const content = 'Where is my parcel?'
const messages = [{ role: 'user', content }]

export interface WrittenRequest {
  readonly path: string
  readonly body: string
}

/** A short question in a client's format, as its SDK would write it. */
export function requestIn(client: ClientFormat, model: string, stream: boolean, more: object = {}): WrittenRequest {
  const said = (path: string, body: object) => ({ path, body: JSON.stringify({ ...body, ...more }) })
  const streamed = stream ? { stream } : {}
  switch (client) {
    case 'chat_completions':
      return said('/v1/chat/completions', { model, messages, ...streamed })
    case 'responses':
      return said('/v1/responses', { model, input: content, ...streamed })
    case 'messages':
      return said('/v1/messages', { model, messages, max_tokens: 900, ...streamed })
    case 'generate_content':
      return said(`/v1beta/models/${model}:${stream ? 'streamGenerateContent?alt=sse' : 'generateContent'}`, {
        contents: [{ role: 'user', parts: [{ text: content }] }],
      })
    default:
      return client satisfies never
  }
}
