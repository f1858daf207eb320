import type { Writable } from 'node:stream'
import { promisify } from 'node:util'
import zlib from 'node:zlib'

type Encoding = 'gzip' | 'br' | 'deflate'

const whole = {
  gzip: promisify(zlib.gzip),
  br: promisify(zlib.brotliCompress),
  deflate: promisify(zlib.deflate),
} as const

/** Compression is for clients that say that they take it, as at the providers. */
export function encodingFor(wanted: Encoding | undefined, acceptEncoding: string): Encoding | undefined {
  const accepted = acceptEncoding.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase())
  return wanted !== undefined && (accepted.includes(wanted) || accepted.includes('*')) ? wanted : undefined
}

export function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return whole[encoding](body) as Promise<Buffer>
}

/** Flushes after each write, so that every event of a stream leaves at once. */
export function encoderFor(encoding: Encoding, target: Writable): Writable & zlib.Zlib {
  const encoder = makers[encoding]()
  encoder.pipe(target)
  return encoder
}

const makers = {
  gzip: () => zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH }),
  deflate: () => zlib.createDeflate({ flush: zlib.constants.Z_SYNC_FLUSH }),
  br: () => zlib.createBrotliCompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH }),
} as const
