import type { Call } from '../call.ts'
import { parseDirectives } from '../directives.ts'
import { json, type Reply, refuse } from '../reply.ts'

const MODELS = [
  'gemini-2.5-pro',
  'gemini-2.5-flash',
  'gemini-2.5-flash-preview-tts',
  'gemini-embedding-001',
  'veo-3.0-generate-preview',
  'sandbox',
]

/** GET /{version}/models */
export function listModels(): Reply {
  return json({ models: MODELS.map(modelOf) })
}

/** GET /{version}/models/{model} */
export function retrieveModel(call: Call): Reply {
  const model = call.params.model ?? ''
  return parseDirectives(model).missing ? refuse({ what: 'model_unknown', model }) : json(modelOf(model))
}

function modelOf(id: string) {
  return {
    name: `models/${id}`,
    version: '001',
    displayName: id,
    description: 'A model of the Waybill sandbox',
    inputTokenLimit: 1_048_576,
    outputTokenLimit: 65_536,
    supportedGenerationMethods: ['generateContent', 'countTokens', 'createCachedContent', 'batchGenerateContent'],
    temperature: 1,
    topP: 0.95,
    topK: 64,
    maxTemperature: 2,
    thinking: true,
  }
}
