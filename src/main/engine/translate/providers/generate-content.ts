import { createGoogle } from '@ai-sdk/google'
import { NO_KEY, type OpenModel } from './model-settings.ts'
import { nameInPath } from './name-in-path.ts'

export const openGenerateContent: OpenModel = ({ model, baseUrl, fetch }) => {
  const baseURL = /\/v1(beta|alpha)?$/.test(baseUrl) ? baseUrl : `${baseUrl}/v1beta`
  return createGoogle({ baseURL, apiKey: NO_KEY, fetch }).languageModel(nameInPath(model))
}
