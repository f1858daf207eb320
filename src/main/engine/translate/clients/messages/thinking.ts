import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { choiceIn, type Fields, fieldsIn, needed, wholeNumberIn } from '../../fields/fields.ts'

export interface Thinking {
  readonly reasoning: NonNullable<LanguageModelV4CallOptions['reasoning']> | null
  readonly thinkingTokens: number | null
  readonly showsThoughts: boolean | null
  /** Whether the client counts on blocks of thinking in the answer. One that does not may well read `content[0].text`. */
  readonly wanted: boolean
}

/** `thinking` says whether and how much, `output_config.effort` how hard. */
export function thinkingOf(body: Fields): Thinking {
  const effort = effortOf(body)
  const config = fieldsIn(body, 'thinking')
  if (config === undefined) return { reasoning: effort, thinkingTokens: null, showsThoughts: null, wanted: false }
  const type = needed(choiceIn(config, 'type', ['enabled', 'adaptive', 'between_tools', 'disabled']), config, 'type')
  if (type === 'disabled') return { reasoning: 'none', thinkingTokens: null, showsThoughts: false, wanted: false }
  const budget = wholeNumberIn(config, 'budget_tokens')
  return {
    reasoning: effort,
    thinkingTokens: type === 'enabled' ? needed(budget, config, 'budget_tokens') : null,
    showsThoughts: choiceIn(config, 'display', ['summarized', 'omitted']) !== 'omitted',
    wanted: true,
  }
}

function effortOf(body: Fields): Thinking['reasoning'] {
  const output = fieldsIn(body, 'output_config')
  const effort = output && choiceIn(output, 'effort', ['low', 'medium', 'high', 'xhigh', 'max'])
  // The AI SDK's own scale ends there.
  return effort === 'max' ? 'xhigh' : (effort ?? null)
}
