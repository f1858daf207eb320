import type { Call } from '../call.ts'
import { oneOf } from '../dialect.ts'
import { openaiId } from '../identifiers.ts'
import { json, type Reply, type ReplyHeaders, refuse } from '../reply.ts'
import { shelveFile, wantedFile } from './files.ts'

/**
 * POST /upload/{version}/files, Google's resumable protocol (ai.google.dev/api/files#method:-media.upload): `start` says
 * what will come and gets an address, `upload` brings bytes, `upload, finalize` the last ones and gets the file.
 * The SDK sends 8 MB at a time, and trusts the `x-goog-upload-status` header alone.
 */
export function upload(call: Call): Reply {
  const id = call.query.get('upload_id')
  const commands = (oneOf(call.headers['x-goog-upload-command']) ?? '').split(',').map((command) => command.trim())
  if (id === null) return start(call)
  const begun = call.shelves.geminiUploads.get(id)
  if (!begun) return refuse({ what: 'status', status: 404 })
  if (commands.includes('cancel')) {
    call.shelves.geminiUploads.remove(id)
    return json('', { 'x-goog-upload-status': 'cancelled' })
  }
  if (!commands.includes('upload') && !commands.includes('finalize'))
    return progress('active', begun.content.byteLength)
  const content = Buffer.concat([begun.content, call.bytes])
  if (!commands.includes('finalize')) {
    call.shelves.geminiUploads.put(id, begun.meta, content)
    return progress('active', content.byteLength)
  }
  call.shelves.geminiUploads.remove(id)
  const file = shelveFile(call, content, 'UPLOADED', begun.meta)
  return json({ file }, { 'x-goog-upload-status': 'final', 'x-goog-upload-size-received': String(content.byteLength) })
}

/** The address is absolute and at the provider's own origin; its id stands for the key in the requests that follow. */
function start(call: Call): Reply {
  const id = openaiId('ABgVH8', 60)
  const mimeType = oneOf(call.headers['x-goog-upload-header-content-type'])
  call.shelves.geminiUploads.put(id, { ...(mimeType ? { mimeType } : {}), ...wantedFile(call) })
  const address = `${call.origin}/upload/${call.params.version}/files?upload_id=${id}&upload_protocol=resumable`
  return json('', {
    'x-goog-upload-chunk-granularity': '8388608',
    'x-goog-upload-control-url': address,
    'x-goog-upload-status': 'active',
    'x-goog-upload-url': address,
    'x-guploader-uploadid': id,
  })
}

function progress(status: string, received: number): Reply {
  const headers: ReplyHeaders = { 'x-goog-upload-status': status, 'x-goog-upload-size-received': String(received) }
  return json('', headers)
}
