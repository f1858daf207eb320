import { createAnthropic } from '@ai-sdk/anthropic'
import { NO_KEY, type OpenModel } from './model-settings.ts'

/** Anthropic's own SDKs are given the address without the version, the AI SDK with it. */
export const openMessages: OpenModel = ({ model, baseUrl, fetch }) => {
  const baseURL = baseUrl.endsWith('/v1') ? baseUrl : `${baseUrl}/v1`
  return createAnthropic({ baseURL, apiKey: NO_KEY, fetch }).languageModel(model)
}
