import type { FileObject } from 'openai/resources/files'
import { type Call, unixSeconds } from '../call.ts'
import { fieldOf, fileOf } from '../form-file.ts'
import { openaiId } from '../identifiers.ts'
import { bytes, json, type Reply, refuse } from '../reply.ts'
import { pageOf } from './page.ts'

/** POST /v1/files, multipart. */
export async function uploadFile(call: Call): Promise<Reply> {
  const file = await fileOf(call.form, 'file')
  if (!file) return refuse({ what: 'field_missing', field: 'file' })
  const meta: FileObject = {
    object: 'file',
    id: openaiId('file-', 22),
    purpose: (fieldOf(call.form, 'purpose') ?? 'user_data') as FileObject['purpose'],
    filename: file.name,
    bytes: file.content.byteLength,
    created_at: unixSeconds(),
    status: 'processed',
  }
  return json(call.shelves.openaiFiles.put(meta.id, { ...meta, expires_at: null, status_details: null }, file.content))
}

/** GET /v1/files */
export function listFiles(call: Call): Reply {
  const purpose = call.query.get('purpose')
  const files = call.shelves.openaiFiles.list().filter((file) => purpose === null || file.purpose === purpose)
  return pageOf(files, call.query)
}

/** GET /v1/files/{id} */
export function retrieveFile(call: Call): Reply {
  const stored = call.shelves.openaiFiles.get(idOf(call))
  return stored ? json(stored.meta) : unknown(call)
}

/** GET /v1/files/{id}/content */
export function fileContent(call: Call): Reply {
  const stored = call.shelves.openaiFiles.get(idOf(call))
  if (!stored) return unknown(call)
  return bytes(stored.content, 'application/octet-stream', {
    'content-disposition': `attachment; filename="${encodeURIComponent(String(stored.meta.filename))}"`,
  })
}

/** DELETE /v1/files/{id} */
export function deleteFile(call: Call): Reply {
  if (!call.shelves.openaiFiles.remove(idOf(call))) return unknown(call)
  return json({ object: 'file', deleted: true, id: idOf(call) })
}

function idOf(call: Call): string {
  return call.params.id ?? ''
}

function unknown(call: Call): Reply {
  return refuse({ what: 'item_unknown', id: idOf(call) })
}
