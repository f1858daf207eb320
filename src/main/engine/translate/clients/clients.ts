import type { ClientFormat } from '../../../../shared/wire-formats.ts'
import type { ClientCodec } from '../codec.ts'

/** Each is loaded when its first request comes: who never translates pays nothing for it. */
export async function codecOf(format: ClientFormat): Promise<ClientCodec> {
  switch (format) {
    case 'chat_completions':
      return (await import('./chat-completions/chat-completions.ts')).chatCompletions
    case 'responses':
      return (await import('./responses/responses.ts')).responses
    case 'messages':
      return (await import('./messages/messages.ts')).messages
    case 'generate_content':
      return (await import('./generate-content/generate-content.ts')).generateContent
    default:
      return format satisfies never
  }
}
