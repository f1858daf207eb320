import type { Call } from '../call.ts'
import { geminiId } from '../identifiers.ts'
import { asNumber, asObject } from '../json.ts'
import { MP4, PNG } from '../media.ts'
import { json, type Reply, refuse } from '../reply.ts'
import { downloadUri, shelveFile } from './files.ts'

/** POST /{version}/models/{model}:predict, for Imagen. */
export function predict(call: Call): Reply {
  const count = Math.min(4, Math.max(1, asNumber(asObject(call.json.parameters).sampleCount) ?? 1))
  const prediction = { mimeType: 'image/png', bytesBase64Encoded: PNG.toString('base64') }
  return json({ predictions: Array.from({ length: count }, () => prediction) })
}

/** POST /{version}/models/{model}:predictLongRunning, for Veo: only the operation's name. */
export function predictLongRunning(call: Call): Reply {
  const id = geminiId()
  const name = `models/${call.model}/operations/${id}`
  call.shelves.geminiOperations.put(id, { name, polls: 0 })
  return json({ name })
}

/** GET /{version}/models/{model}/operations/{id}: not done at the first poll, done at the second. */
export function retrieveOperation(call: Call): Reply {
  const id = call.params.id ?? ''
  const stored = call.shelves.geminiOperations.get(id)
  if (!stored) return refuse({ what: 'status', status: 404 })
  const { name, polls, uri } = stored.meta
  if (polls === 0) {
    call.shelves.geminiOperations.put(id, { name, polls: 1 })
    return json({ name })
  }
  const address = uri ?? generatedVideo(call)
  call.shelves.geminiOperations.put(id, { name, polls: 2, uri: address })
  return json({
    name,
    done: true,
    response: {
      '@type': 'type.googleapis.com/google.ai.generativelanguage.v1beta.PredictLongRunningResponse',
      generateVideoResponse: { generatedSamples: [{ video: { uri: address } }] },
    },
  })
}

function generatedVideo(call: Call): string {
  const file = shelveFile(call, MP4, 'GENERATED', { mimeType: 'video/mp4' })
  return downloadUri(call, String(file.name).replace('files/', ''))
}
