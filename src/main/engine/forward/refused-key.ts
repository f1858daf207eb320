import type { IncomingMessage } from 'node:http'
import * as zlib from 'node:zlib'
import type { Candidate } from '../exchange.ts'

/**
 * Gemini says 400 of a key that it does not know, where others say 401; only the body tells it from a request that is wrong
 * (wire-facts, "Limits and errors").
 */
export function mayRefuseKey({ upstream }: Candidate, { statusCode }: IncomingMessage): boolean {
  return (upstream.auth === 'x-goog-api-key' || upstream.auth === 'google') && statusCode === 400
}

/** Looks at the first bytes of an answer and leaves them where they are. null: its connection broke before any came. */
export function refusesKey(answer: IncomingMessage): Promise<boolean | null> {
  return new Promise((resolve) => {
    const look = (): void => {
      answer.off('close', broken)
      answer.off('end', look)
      const first: Buffer | null = answer.read()
      if (first !== null) answer.unshift(first)
      resolve(first !== null && plain(first, answer.headers['content-encoding']).includes('API_KEY_INVALID'))
    }
    const broken = (): void => {
      answer.off('readable', look)
      answer.off('end', look)
      resolve(null)
    }
    answer.once('readable', look)
    // An empty one may have nothing but its end.
    answer.once('end', look)
    answer.once('close', broken)
    answer.once('error', () => {})
  })
}

const INFLATE: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => zlib.gunzipSync(bytes, { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: MOST_BYTES }),
  deflate: (bytes) =>
    zlib.inflateSync(bytes, { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: MOST_BYTES }),
  br: (bytes) =>
    zlib.brotliDecompressSync(bytes, {
      finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
      maxOutputLength: MOST_BYTES,
    }),
}
/** Of an error. */
const MOST_BYTES = 64 * 1024

function plain(bytes: Buffer, encoding: string | undefined): Buffer {
  try {
    return INFLATE[encoding ?? '']?.(bytes) ?? bytes
  } catch {
    return bytes
  }
}
