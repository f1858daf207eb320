import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { compatibleProviders } from '../../providers/compatible.ts'
import { isOpenAIs } from '../openai-kinds.ts'
import { NO_KEY, type OpenModel } from './model-settings.ts'

/** They take `json_object`, and answer 400 to a schema (their own API references, "response_format"). */
const WITHOUT_SCHEMAS = new Set(['deepseek', 'zai', 'moonshot'])

/** OpenAI's own models are each taken as they are; other servers get the plain format, without what only OpenAI knows. */
export const openChatCompletions: OpenModel = ({ kind, model, baseUrl, fetch }) => {
  if (isOpenAIs(kind)) return createOpenAI({ baseURL: baseUrl, apiKey: NO_KEY, fetch }).chat(model)
  const provider = createOpenAICompatible({
    name: kind,
    baseURL: baseUrl,
    fetch,
    // Where nobody knows that it is taken, it is not asked for: Mistral answers 422.
    includeUsage: asksForUsage(kind),
    supportsStructuredOutputs: !WITHOUT_SCHEMAS.has(kind),
  })
  return provider.chatModel(model)
}

function asksForUsage(kind: string): boolean {
  return (
    kind === 'sandbox' || compatibleProviders.some((each) => each.kind === kind && each.acceptsIncludeUsage === true)
  )
}
