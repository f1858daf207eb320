import type { Call } from '../call.ts'
import { asArray, asNumber, type JsonObject } from '../json.ts'
import { json, type Reply } from '../reply.ts'
import { tokensOf } from '../tokens.ts'
import { base64Of, vectorOf } from '../vectors.ts'

/** POST /v1/embeddings. The SDK asks for base64 (little-endian float32) unless told otherwise, and decodes it. */
export function embeddings(call: Call): Reply {
  const dimensions = asNumber(call.json.dimensions) ?? (call.model.includes('3-large') ? 3072 : 1536)
  const data = inputsOf(call.json).map((input, index) => {
    const vector = vectorOf(JSON.stringify(input), Math.min(dimensions, 4096))
    return { object: 'embedding', index, embedding: call.json.encoding_format === 'base64' ? base64Of(vector) : vector }
  })
  return json({ object: 'list', data, model: call.model, usage: embeddingsUsage(call.json) })
}

/** The usage that the sandbox reports for this embeddings request; tokens that came as numbers count as such. */
export function embeddingsUsage(body: JsonObject): { readonly prompt_tokens: number; readonly total_tokens: number } {
  const tokens = inputsOf(body).map((input) => (typeof input === 'string' ? tokensOf(input) : asArray(input).length))
  const total = tokens.reduce((sum, count) => sum + count, 0)
  return { prompt_tokens: total, total_tokens: total }
}

/** A string, strings, tokens, or lists of tokens. */
function inputsOf(body: JsonObject): readonly unknown[] {
  const { input } = body
  return Array.isArray(input) && typeof input[0] !== 'number' ? input : [input ?? '']
}
