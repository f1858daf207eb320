import { isOpenAIs } from '../openai-kinds.ts'
import { effortOf, isThinkingModel } from './effort.ts'
import { dropping, type FitTo, type Fitting, withOptions, withPrompt, withStops } from './fitting.ts'
import { withFilesBesideResults, withTextsOfFiles } from './prompt.ts'

/** platform.openai.com/docs/api-reference/chat: four; those that think take none. */
const MOST_STOPS = 4
/** Models that think, by their names at servers of others. An effort is an error to the rest (Mistral 422, Groq and Ollama 400). */
const THINKING = /gpt-oss|(^|\/)o\d|(^|\/)gpt-[5-9]|deepseek-(r\d|reasoner)|magistral|qwen3|grok-(3-mini|4)/i

export function fitChatCompletions(fitting: Fitting, to: FitTo): Fitting {
  const said = withPrompt(fitting, (prompt) => withFilesBesideResults(withTextsOfFiles(prompt)))
  return isOpenAIs(to.kind) ? toOpenAI(said, to) : toCompatible(said, to)
}

function toOpenAI(fitting: Fitting, { model }: FitTo): Fitting {
  const thinks = isThinkingModel(model)
  const parallel = parallelTools(fitting)
  const stopped = withStops(withEffort(fitting, thinks), thinks ? 0 : MOST_STOPS)
  // A client that wants its schema strictly kept says so; others are not held to OpenAI's rules for strict ones.
  return withOptions(stopped, 'openai', {
    strictJsonSchema: false,
    ...(parallel === null ? {} : { parallelToolCalls: parallel }),
  })
}

function toCompatible(fitting: Fitting, { kind, model }: FitTo): Fitting {
  // OpenRouter leaves out what a model does not take (openrouter.ai/docs, "Parameters").
  const thinks = kind === 'openrouter' || THINKING.test(model)
  const parallel = parallelTools(fitting)
  const stopped = withStops(withEffort(fitting, thinks), MOST_STOPS)
  const options = { strictJsonSchema: false, ...(parallel === null ? {} : { parallel_tool_calls: parallel }) }
  return withOptions(stopped, kind, options)
}

/** Said only where there are tools: without any it is an error. */
export function parallelTools({ call, extras }: Fitting): boolean | null {
  return (call.tools?.length ?? 0) > 0 ? extras.parallelTools : null
}

export function withEffort(fitting: Fitting, thinks: boolean): Fitting {
  const { reasoning: asked, ...call } = fitting.call
  const known = asked === 'provider-default' ? undefined : asked
  const reasoning = known ?? effortOf(fitting.extras)
  if (reasoning === undefined) return { ...fitting, call }
  if (thinks) return { ...fitting, call: { ...call, reasoning } }
  // Not to think is what such a model does anyway.
  return reasoning === 'none' ? { ...fitting, call } : dropping({ ...fitting, call }, 'reasoning')
}
