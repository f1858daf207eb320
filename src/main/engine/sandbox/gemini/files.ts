import { createHash } from 'node:crypto'
import type { Call } from '../call.ts'
import { geminiId } from '../identifiers.ts'
import { asObject, asString } from '../json.ts'
import { bytes, json, type Reply, refuse } from '../reply.ts'

type Fields = Readonly<Record<string, unknown>>

/** A file as the API describes it (ai.google.dev/api/files#File). Sizes are strings: they are int64. */
export function shelveFile(call: Call, content: Uint8Array, source: 'UPLOADED' | 'GENERATED', wanted: Fields): Fields {
  const id = asString(wanted.name)?.replace(/^files\//, '') || geminiId()
  const now = Date.now()
  const displayName = asString(wanted.displayName)
  return call.shelves.geminiFiles.put(
    id,
    {
      name: `files/${id}`,
      ...(displayName ? { displayName } : {}),
      mimeType: asString(wanted.mimeType) ?? 'application/octet-stream',
      sizeBytes: String(content.byteLength),
      createTime: new Date(now).toISOString(),
      updateTime: new Date(now).toISOString(),
      expirationTime: new Date(now + 48 * 3_600_000).toISOString(),
      // The base64 of the hexadecimal digest, odd as it is.
      sha256Hash: Buffer.from(createHash('sha256').update(content).digest('hex')).toString('base64'),
      uri: `${call.origin}/${call.params.version}/files/${id}`,
      ...(source === 'GENERATED' ? { downloadUri: downloadUri(call, id) } : {}),
      state: 'ACTIVE',
      source,
    },
    content,
  )
}

/** Absolute, at the provider's own origin. */
export function downloadUri(call: Call, id: string): string {
  return `${call.origin}/${call.params.version}/files/${id}:download?alt=media`
}

/** GET /{version}/files */
export function listFiles(call: Call): Reply {
  const files = call.shelves.geminiFiles.list()
  // Empty lists are left out of Google's JSON.
  return json(files.length > 0 ? { files } : {})
}

/** GET /{version}/files/{id} */
export function retrieveFile(call: Call): Reply {
  const stored = call.shelves.geminiFiles.get(idOf(call))
  return stored ? json(stored.meta) : unknown(call)
}

/** GET /{version}/files/{id}:download?alt=media; without `alt` Google answers with JSON about the file. */
export function downloadFile(call: Call): Reply {
  const stored = call.shelves.geminiFiles.get(idOf(call))
  if (!stored) return unknown(call)
  return call.query.get('alt') === 'media' ? bytes(stored.content, String(stored.meta.mimeType)) : json({})
}

/** DELETE /{version}/files/{id} */
export function deleteFile(call: Call): Reply {
  return call.shelves.geminiFiles.remove(idOf(call)) ? json({}) : unknown(call)
}

/** The `file` of an upload's first request; bytes come to the same address, so its body was not parsed as JSON. */
export function wantedFile(call: Call): Fields {
  try {
    return asObject(asObject(JSON.parse(call.bytes.toString('utf8'))).file)
  } catch {
    return {}
  }
}

function idOf(call: Call): string {
  return call.params.id ?? ''
}

function unknown(call: Call): Reply {
  return refuse({ what: 'item_unknown', id: idOf(call) })
}
