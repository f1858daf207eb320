import type { IncomingMessage } from 'node:http'
import { inflated } from '../scan/inflate.ts'
import { asObject, type JsonObject } from './json.ts'

const MOST_BYTES = 64 * 1024 * 1024

export interface Body {
  readonly bytes: Buffer
  readonly json: JsonObject
  readonly form: FormData | undefined
}

/** The whole body, or nothing when it is larger than the cap. */
export async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    // Read on, but keep nothing: to stop reading would destroy the socket that the refusal has to leave by.
    if (size > MOST_BYTES) chunks.length = 0
    else chunks.push(chunk)
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks)
}

/** Nothing when the body is not what its content type says. The platform parses multipart. */
export async function parseBody(
  sent: Buffer,
  contentType: string,
  encoding: string | undefined,
): Promise<Body | undefined> {
  const bytes = await inflated(sent, encoding, MOST_BYTES)
  if (bytes === null) return undefined
  try {
    if (contentType.startsWith('multipart/form-data')) {
      const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
      return { bytes, json: {}, form }
    }
    // Whatever the content type: curl calls its JSON a web form, and providers read it all the same.
    const isJson = contentType !== 'application/octet-stream' && bytes.length > 0
    return { bytes, json: isJson ? asObject(JSON.parse(bytes.toString('utf8'))) : {}, form: undefined }
  } catch {
    return undefined
  }
}
