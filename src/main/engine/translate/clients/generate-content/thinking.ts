import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { choiceIn, type Fields, flagIn, wholeNumberIn } from '../../fields/fields.ts'
import { messageIn } from './spellings.ts'

export interface Thinking {
  readonly reasoning: NonNullable<LanguageModelV4CallOptions['reasoning']> | null
  readonly thinkingTokens: number | null
  /** Gemini shows thoughts to those who ask alone; null: nothing is said of thinking. */
  readonly showsThoughts: boolean | null
}

const EFFORTS = {
  MINIMAL: 'minimal',
  LOW: 'low',
  MEDIUM: 'medium',
  HIGH: 'high',
  THINKING_LEVEL_UNSPECIFIED: null,
} as const
const LEVELS = ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH', 'THINKING_LEVEL_UNSPECIFIED'] as const

/** Its budget is -1 where the model is to find out by itself, 0 for no thinking. */
export function thinkingOf(config: Fields | undefined): Thinking {
  const thinking = config && messageIn(config, 'thinkingConfig')
  if (thinking === undefined) return { reasoning: null, thinkingTokens: null, showsThoughts: null }
  const budget = wholeNumberIn(thinking, 'thinkingBudget') ?? -1
  const level = choiceIn(thinking, 'thinkingLevel', LEVELS)
  return {
    reasoning: budget === 0 ? 'none' : level === undefined ? null : EFFORTS[level],
    thinkingTokens: budget > 0 ? budget : null,
    showsThoughts: flagIn(thinking, 'includeThoughts') ?? false,
  }
}
