import { createAmazonBedrock } from '@ai-sdk/amazon-bedrock'
import { NO_KEY, type OpenModel } from './model-settings.ts'
import { nameInPath } from './name-in-path.ts'

/** With a key of no use, so that the package does not look for another in the environment. */
export const openConverse: OpenModel = ({ model, baseUrl, fetch }) => {
  // The package encodes it, slashes too, but for a name that is nothing but dots.
  nameInPath(model)
  return createAmazonBedrock({ baseURL: baseUrl, apiKey: NO_KEY, fetch }).languageModel(model)
}
