import type { Extras, ModelCall } from '../codec.ts'

/**
 * A budget of thinking said as an effort, where a provider knows efforts only. The steps are those that OpenRouter and the AI SDK
 * make of efforts in the other direction: a tenth, a third and more of what a model may write.
 */
export function effortOf({ thinkingTokens }: Pick<Extras, 'thinkingTokens'>): ModelCall['reasoning'] {
  if (thinkingTokens === null) return undefined
  if (thinkingTokens === 0) return 'none'
  if (thinkingTokens <= 1024) return 'minimal'
  if (thinkingTokens <= 4096) return 'low'
  return thinkingTokens <= 16_384 ? 'medium' : 'high'
}

/** OpenAI's own that think before they answer; the others answer 400 to an effort. */
export function isThinkingModel(model: string): boolean {
  return /^(o\d|gpt-([5-9]|\d\d)(?!-chat)|codex)/.test(model)
}
