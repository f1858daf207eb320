import type { Batch } from 'openai/resources/batches'
import { type Call, unixSeconds } from '../call.ts'
import { hexId } from '../identifiers.ts'
import { asString } from '../json.ts'
import { json, type Reply, refuse } from '../reply.ts'
import { pageOf } from './page.ts'

/** POST /v1/batches: taken, never worked off. */
export function createBatch(call: Call): Reply {
  const now = unixSeconds()
  const batch: Batch = {
    id: hexId('batch_', 32),
    object: 'batch',
    endpoint: asString(call.json.endpoint) ?? '',
    input_file_id: asString(call.json.input_file_id) ?? '',
    completion_window: asString(call.json.completion_window) ?? '24h',
    status: 'validating',
    created_at: now,
    expires_at: now + 24 * 3600,
    request_counts: { total: 0, completed: 0, failed: 0 },
    metadata: (call.json.metadata as Batch['metadata'] | undefined) ?? null,
  }
  return json(call.shelves.openaiBatches.put(batch.id, { ...batch }))
}

/** GET /v1/batches/{id} */
export function retrieveBatch(call: Call): Reply {
  const id = call.params.id ?? ''
  const stored = call.shelves.openaiBatches.get(id)
  return stored ? json({ ...stored.meta, status: 'in_progress' }) : refuse({ what: 'item_unknown', id })
}

/** GET /v1/batches */
export function listBatches(call: Call): Reply {
  return pageOf(call.shelves.openaiBatches.list(), call.query)
}
