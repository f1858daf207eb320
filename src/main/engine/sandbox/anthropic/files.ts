import type { FileMetadata } from '@anthropic-ai/sdk/resources/files'
import type { Call } from '../call.ts'
import { fileOf } from '../form-file.ts'
import { anthropicId } from '../identifiers.ts'
import { bytes, json, type Reply, refuse } from '../reply.ts'

/** POST /v1/files, multipart. */
export async function uploadFile(call: Call): Promise<Reply> {
  const file = await fileOf(call.form, 'file')
  if (!file) return refuse({ what: 'field_missing', field: 'file' })
  const meta: FileMetadata = {
    type: 'file',
    id: anthropicId('file_'),
    size_bytes: file.content.byteLength,
    created_at: new Date().toISOString(),
    filename: file.name,
    mime_type: file.type,
    downloadable: true,
    expires_at: null,
  }
  return json(call.shelves.anthropicFiles.put(meta.id, { ...meta }, file.content))
}

/** GET /v1/files */
export function listFiles(call: Call): Reply {
  return json({ data: call.shelves.anthropicFiles.list(), next_page: null })
}

/** GET /v1/files/{id} */
export function retrieveFile(call: Call): Reply {
  const stored = call.shelves.anthropicFiles.get(idOf(call))
  return stored ? json(stored.meta) : unknown(call)
}

/** GET /v1/files/{id}/content */
export function fileContent(call: Call): Reply {
  const stored = call.shelves.anthropicFiles.get(idOf(call))
  return stored ? bytes(stored.content, String(stored.meta.mime_type)) : unknown(call)
}

/** DELETE /v1/files/{id} */
export function deleteFile(call: Call): Reply {
  if (!call.shelves.anthropicFiles.remove(idOf(call))) return unknown(call)
  return json({ type: 'file_deleted', id: idOf(call) })
}

function idOf(call: Call): string {
  return call.params.id ?? ''
}

function unknown(call: Call): Reply {
  return refuse({ what: 'item_unknown', id: idOf(call) })
}
