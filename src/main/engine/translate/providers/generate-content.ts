import { createGoogle } from '@ai-sdk/google'
import { modelInPath } from '../../model-in-path.ts'
import { untranslatable } from '../untranslatable.ts'
import { NO_KEY, type OpenModel } from './model-settings.ts'

export const openGenerateContent: OpenModel = ({ model, baseUrl, fetch }) => {
  const baseURL = /\/v1(beta|alpha)?$/.test(baseUrl) ? baseUrl : `${baseUrl}/v1beta`
  // The package puts a model into its path as it is.
  const inPath = modelInPath(model)
  if (inPath === null) throw untranslatable('model', 'can’t stand in a path')
  return createGoogle({ baseURL, apiKey: NO_KEY, fetch }).languageModel(inPath)
}
