import type { Model } from 'openai/resources/models'
import type { Call } from '../call.ts'
import { parseDirectives } from '../directives.ts'
import { json, type Reply, refuse } from '../reply.ts'

/** It answers for any name in every format; these are the ones to show, with those of the demo's traffic. */
const MODELS = [
  'gpt-5',
  'gpt-5-mini',
  'gpt-5.1-codex',
  'claude-sonnet-4-5',
  'claude-haiku-4-5',
  'gemini-2.5-flash',
  'gpt-4o-mini',
  'text-embedding-3-small',
  'gpt-image-1',
  'gpt-4o-mini-tts',
  'whisper-1',
  'sora-2',
  'sandbox',
]

/** GET /v1/models */
export function listModels(): Reply {
  return json({ object: 'list', data: MODELS.map(modelOf) })
}

/** GET /v1/models/{model} */
export function retrieveModel(call: Call): Reply {
  const model = call.params.model ?? ''
  return parseDirectives(model).missing ? refuse({ what: 'model_unknown', model }) : json(modelOf(model))
}

function modelOf(id: string): Model {
  return { id, object: 'model', created: 1_754_425_777, owned_by: 'system' }
}
