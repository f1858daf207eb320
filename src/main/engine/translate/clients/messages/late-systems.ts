import type { LanguageModelV4Message } from '@ai-sdk/provider'

/** In mid conversation only Anthropic and OpenAI have system texts: there it is said where it stands, marked as no user's words. */
export function withLateSystemsMarked(turns: readonly LanguageModelV4Message[]): LanguageModelV4Message[] {
  let hasBegun = false
  return turns.map((message) => {
    hasBegun ||= message.role !== 'system'
    if (message.role !== 'system' || !hasBegun) return message
    const { content, providerOptions } = message
    const text = `<system>\n${content}\n</system>`
    return { role: 'user', content: [{ type: 'text', text, ...(providerOptions && { providerOptions }) }] }
  })
}
