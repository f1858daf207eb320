import { createGoogleVertex } from '@ai-sdk/google-vertex/edge'
import { NO_KEY, type OpenModel } from './model-settings.ts'
import { nameInPath } from './name-in-path.ts'

/** With a key of no use, so that the package looks for no credentials of its own. */
export const openVertex: OpenModel = ({ model, baseUrl, fetch }) =>
  createGoogleVertex({ baseURL: baseUrl, apiKey: NO_KEY, fetch }).languageModel(nameInPath(model))
