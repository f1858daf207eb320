import type { Call } from '../call.ts'
import { asArray, asNumber, asObject, type JsonObject } from '../json.ts'
import { json, type Reply } from '../reply.ts'
import { textOf, tokensOf } from '../tokens.ts'
import { vectorOf } from '../vectors.ts'

const DIMENSIONS = 3072

/** POST /{version}/models/{model}:embedContent */
export function embedContent(call: Call): Reply {
  return json({ embedding: embeddingOf(call.json), usageMetadata: embedUsage([call.json]) })
}

/** POST /{version}/models/{model}:batchEmbedContents, which the SDK uses for a single text too. */
export function batchEmbedContents(call: Call): Reply {
  const requests = asArray(call.json.requests).map(asObject)
  return json({ embeddings: requests.map(embeddingOf), usageMetadata: embedUsage(requests) })
}

/** The usage that the sandbox reports for these embedding requests. */
export function embedUsage(requests: readonly JsonObject[]) {
  const tokens = requests.reduce((sum, request) => sum + tokensOf(textOf(asObject(request.content).parts)), 0)
  return { promptTokenCount: tokens, totalTokenCount: tokens }
}

function embeddingOf(request: JsonObject) {
  const dimensions = asNumber(request.outputDimensionality) ?? DIMENSIONS
  return { values: vectorOf(textOf(asObject(request.content).parts), Math.min(dimensions, DIMENSIONS)) }
}
