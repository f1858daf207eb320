import { LEAST_THINKING, withClaudeThinking } from './claude-thinking.ts'
import { type FitTo, type Fitting, withOptions, withStops } from './fitting.ts'

/** Bedrock's Converse: the models of many, of which Claude's have rules of their own. */
export function fitConverse(asked: Fitting, { model }: FitTo): Fitting {
  const fitting = withClaudeThinking(asked, model, 'bedrock')
  const stopped = withStops(fitting, Number.POSITIVE_INFINITY, (stop) => stop.trim() !== '')
  const { thinkingTokens, parallelTools } = fitting.extras
  const { maxOutputTokens, ...call } = stopped.call
  const most = maxOutputTokens ?? Number.POSITIVE_INFINITY
  const budget = thinkingTokens === null ? 0 : Math.min(thinkingTokens, most - 1)
  const thinks = budget >= LEAST_THINKING && model.includes('claude')
  const isOff = thinkingTokens !== null && !thinks
  const anthropic = parallelTools === null ? {} : { disableParallelToolUse: !parallelTools }
  const fitted = withOptions(
    {
      ...stopped,
      call: {
        ...call,
        ...(isOff ? { reasoning: 'none' as const } : {}),
        // The package counts thinking on top of it; every client's format counts it in.
        ...(maxOutputTokens === undefined ? {} : { maxOutputTokens: maxOutputTokens - (thinks ? budget : 0) }),
      },
    },
    'bedrock',
    thinks ? { reasoningConfig: { type: 'enabled', budgetTokens: budget } } : {},
  )
  return withOptions(fitted, 'anthropic', anthropic)
}
