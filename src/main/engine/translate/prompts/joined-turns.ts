import type { LanguageModelV4Message } from '@ai-sdk/provider'

/**
 * What the model said in several messages on end is one turn, and so are the results that answer its calls: providers want
 * every result right behind the turn that called.
 */
export function joinedTurns(messages: readonly LanguageModelV4Message[]): LanguageModelV4Message[] {
  const turns: LanguageModelV4Message[] = []
  let contents: unknown[] = []
  for (const message of messages) {
    const before = turns.at(-1)
    const continues = before?.role === message.role && (message.role === 'assistant' || message.role === 'tool')
    if (continues) {
      for (const part of message.content) contents.push(part)
    } else {
      // A list of its own, which grows with the turn.
      contents = typeof message.content === 'string' ? [] : [...message.content]
      turns.push(
        typeof message.content === 'string' ? message : ({ ...message, content: contents } as LanguageModelV4Message),
      )
    }
  }
  return turns
}
