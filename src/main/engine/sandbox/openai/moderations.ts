import type { Call } from '../call.ts'
import { openaiId } from '../identifiers.ts'
import { json, type Reply } from '../reply.ts'

const TEXT_ONLY = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'sexual/minors',
]
const CATEGORIES = [
  ...TEXT_ONLY,
  'self-harm',
  'self-harm/instructions',
  'self-harm/intent',
  'sexual',
  'violence',
  'violence/graphic',
]

/** POST /v1/moderations. A list of strings has a result each; a list of parts (text, pictures) is one input. */
export function moderations(call: Call): Reply {
  const { input } = call.json
  const count = Array.isArray(input) && input.every((item) => typeof item === 'string') ? input.length : 1
  const model = call.model || 'omni-moderation-latest'
  return json({ id: openaiId('modr-', 29), model, results: Array.from({ length: count }, harmless) })
}

function harmless() {
  const each = <Value>(value: Value) => Object.fromEntries(CATEGORIES.map((name) => [name, value]))
  return {
    flagged: false,
    categories: each(false),
    category_scores: each(0.0001),
    category_applied_input_types: each(['text']),
  }
}
