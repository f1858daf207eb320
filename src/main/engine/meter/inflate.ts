import zlib from 'node:zlib'

/** Inflates an answer beside its way. More than this is not read on: a small bomb must not fill the memory. */
const MAX_INFLATED_BYTES = 256 * 1024 * 1024

export interface Inflater {
  /** Resolves when `onPlain` has had all that these bytes hold. */
  push(chunk: Buffer): Promise<void>
  end(): Promise<void>
}

/** null for an encoding that we don't know; identity needs no inflater. */
export function createInflater(encoding: string, onPlain: (bytes: Buffer) => void): Inflater | null {
  const stream = decoder(encoding)
  if (stream === null) return null
  let size = 0
  let broken = false
  stream.on('data', (plain: Buffer) => {
    size += plain.length
    if (size > MAX_INFLATED_BYTES) stream.destroy()
    else onPlain(plain)
  })
  // A broken stream is the client's to judge; we only stop reading along.
  stream.on('error', () => {
    broken = true
  })
  const settled = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      if (broken || stream.destroyed) return resolve()
      stream.once('close', resolve)
      start(() => {
        stream.off('close', resolve)
        resolve()
      })
    })
  return {
    push: (chunk) => settled((done) => stream.write(chunk, done)),
    end: () => settled((done) => stream.end().once('end', done)),
  }
}

function decoder(encoding: string) {
  switch (encoding.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip({ flush: zlib.constants.Z_SYNC_FLUSH })
    case 'deflate':
      return zlib.createInflate({ flush: zlib.constants.Z_SYNC_FLUSH })
    case 'br':
      return zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH })
    case 'zstd':
      return 'createZstdDecompress' in zlib ? zlib.createZstdDecompress() : null
    default:
      return null
  }
}
