import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

const INFLATE: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(zlib.gunzip),
  deflate: promisify(zlib.inflate),
  br: promisify(zlib.brotliDecompress),
  // Codex compresses its requests with zstd; Node has it since 22.15.
  ...('zstdDecompress' in zlib ? { zstd: promisify(zlib.zstdDecompress) } : {}),
}

/** The bytes behind a content-encoding; null: it is not known here, or breaks, or they are more than `limitBytes`. */
export async function inflated(
  bytes: Buffer,
  encoding: string | undefined,
  limitBytes: number,
): Promise<Buffer | null> {
  if (encoding === undefined || encoding === 'identity') return bytes
  const inflate = INFLATE[encoding.toLowerCase()]
  if (!inflate) return null
  try {
    return await inflate(bytes, { maxOutputLength: limitBytes })
  } catch {
    return null
  }
}
