import { createOpenAI } from '@ai-sdk/openai'
import { NO_KEY, type OpenModel } from './model-settings.ts'

export const openResponses: OpenModel = ({ model, baseUrl, fetch }) =>
  createOpenAI({ baseURL: baseUrl, apiKey: NO_KEY, fetch }).responses(model)
