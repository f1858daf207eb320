import { parallelTools, withEffort } from './chat-completions.ts'
import { isThinkingModel } from './effort.ts'
import { type FitTo, type Fitting, withOptions, withPrompt, withStops } from './fitting.ts'
import { withTextsOfFiles } from './prompt.ts'

/**
 * Nothing is kept at OpenAI: the whole conversation comes with each request, as it does from the client. Thoughts come back
 * encrypted instead, and are sealed into what the client sends with its next turn.
 */
export function fitResponses(fitting: Fitting, { model }: FitTo): Fitting {
  const parallel = parallelTools(fitting)
  const stopped = withStops(withEffort(withPrompt(fitting, withTextsOfFiles), isThinkingModel(model)), 0)
  return withOptions(stopped, 'openai', {
    store: false,
    strictJsonSchema: false,
    // The package would ask for detailed ones, which OpenAI refuses to organizations that it has not verified.
    reasoningSummary: fitting.extras.showsThoughts === true ? 'auto' : null,
    ...(parallel === null ? {} : { parallelToolCalls: parallel }),
  })
}
