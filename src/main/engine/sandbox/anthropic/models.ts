import type { ModelInfo } from '@anthropic-ai/sdk/resources/models'
import type { Call } from '../call.ts'
import { parseDirectives } from '../directives.ts'
import { json, type Reply, refuse } from '../reply.ts'

const MODELS = ['claude-opus-5', 'claude-sonnet-5', 'claude-haiku-4-5', 'sandbox']

/** GET /v1/models, when `anthropic-version` is there. */
export function listModels(): Reply {
  return json({
    data: MODELS.map(modelOf),
    has_more: false,
    first_id: MODELS[0] ?? null,
    last_id: MODELS.at(-1) ?? null,
  })
}

/** GET /v1/models/{model} */
export function retrieveModel(call: Call): Reply {
  const model = call.params.model ?? ''
  return parseDirectives(model).missing ? refuse({ what: 'model_unknown', model }) : json(modelOf(model))
}

function modelOf(id: string): ModelInfo {
  return {
    type: 'model',
    id,
    display_name: id,
    created_at: '2025-09-29T00:00:00Z',
    capabilities: null,
    deprecated_at: null,
    lifecycle: 'active',
    line: null,
    max_input_tokens: 200_000,
    max_tokens: 64_000,
    retires_at: null,
  }
}
