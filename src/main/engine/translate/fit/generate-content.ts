import { parallelTools } from './chat-completions.ts'
import { effortOf } from './effort.ts'
import { dropping, type FitTo, type Fitting, withOptions, withPrompt, withStops } from './fitting.ts'
import { withTextsOfFiles, withTypesOfAddresses } from './prompt.ts'

/** ai.google.dev/api/generate-content, "GenerationConfig": up to five. */
const MOST_STOPS = 5

export function fitGenerateContent(fitting: Fitting, { model }: FitTo): Fitting {
  const said = withPrompt(fitting, (prompt) => withTypesOfAddresses(withTextsOfFiles(prompt)))
  const stopped = withStops(said, MOST_STOPS)
  const parallel = parallelTools(fitting) === false ? dropping(stopped, 'parallelTools') : stopped
  const { showsThoughts, thinkingTokens } = fitting.extras
  // Since its third generation Gemini is told a level; the package makes one of an effort.
  const takesBudget = /gemini-2\.5/.test(model)
  const effort = takesBudget ? undefined : effortOf(fitting.extras)
  const thinkingConfig = {
    ...(showsThoughts === null ? {} : { includeThoughts: showsThoughts }),
    ...(takesBudget && thinkingTokens !== null ? { thinkingBudget: thinkingTokens } : {}),
  }
  const call = effort === undefined ? parallel.call : { ...parallel.call, reasoning: effort }
  const options = Object.keys(thinkingConfig).length > 0 ? { thinkingConfig } : {}
  return withOptions({ ...parallel, call }, 'google', options)
}
