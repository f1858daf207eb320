import type { IncomingMessage } from 'node:http'
import type { Readable, Transform } from 'node:stream'
import zlib from 'node:zlib'

/**
 * The events of a stream in plain bytes, so that they can be edited: inflated, if the server compresses although it was asked
 * not to. null: it is no stream of events (an error, say), or in a coding that is not known here, and passes as it is.
 */
export function editableStream(answer: IncomingMessage): Readable | null {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = answer.headers
  if (!/^text\/event-stream/i.test(type)) return null
  if (encoding === 'identity') return answer
  const inflater = inflaterOf(encoding.trim().toLowerCase())
  return inflater && answer.pipe(inflater)
}

/** Each flushes as it goes: an event must not wait for the next one. */
export function inflaterOf(encoding: string): Transform | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip({ flush: zlib.constants.Z_SYNC_FLUSH })
    case 'deflate':
      return zlib.createInflate({ flush: zlib.constants.Z_SYNC_FLUSH })
    case 'br':
      return zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH })
    default:
      return null
  }
}
