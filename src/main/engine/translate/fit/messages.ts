import { parallelTools } from './chat-completions.ts'
import { cachingOf } from './claude-caching.ts'
import { LEAST_THINKING, withClaudeThinking } from './claude-thinking.ts'
import { type FitTo, type Fitting, withOptions, withStops } from './fitting.ts'

/** For models that the package does not know (it knows Claude's own): the field must be there, and a long answer fits in. */
const MOST_OUTPUT = 16_384

export function fitMessages(asked: Fitting, to: FitTo): Fitting {
  const { model } = to
  const fitting = withClaudeThinking(asked, model)
  // Sequences of nothing but white space are refused.
  const stopped = withStops(fitting, Number.POSITIVE_INFINITY, (stop) => stop.trim() !== '')
  const parallel = parallelTools(fitting)
  const thinking = thinkingOf(fitting)
  const options = {
    ...cachingOf(fitting, to),
    ...(thinking === null ? {} : { thinking }),
    ...(parallel === null ? {} : { disableParallelToolUse: !parallel }),
  }
  const { maxOutputTokens = model.includes('claude') ? undefined : MOST_OUTPUT, ...call } = stopped.call
  // The package counts thinking on top of it; every client's format counts it in.
  const budget = thinking?.type === 'enabled' ? thinking.budgetTokens : 0
  const most = maxOutputTokens === undefined ? {} : { maxOutputTokens: maxOutputTokens - budget }
  return withOptions({ ...stopped, call: { ...call, ...most } }, 'anthropic', options)
}

type Thinking = { readonly type: 'enabled'; readonly budgetTokens: number } | { readonly type: 'disabled' }

/** null: no budget was given, and the package makes of an effort what the model takes. */
function thinkingOf({ call, extras }: Fitting): Thinking | null {
  const { thinkingTokens } = extras
  if (thinkingTokens === null) return null
  const most = call.maxOutputTokens === undefined ? thinkingTokens : Math.min(thinkingTokens, call.maxOutputTokens - 1)
  return most < LEAST_THINKING ? { type: 'disabled' } : { type: 'enabled', budgetTokens: most }
}
