import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock'
import { NO_KEY, type OpenModel } from './model-settings.ts'

/** With a key of no use, so that the package does not look for another in the environment. */
export const openConverse: OpenModel = ({ model, baseUrl, fetch }) =>
  createAmazonBedrock({ baseURL: baseUrl, apiKey: NO_KEY, fetch }).languageModel(model)
