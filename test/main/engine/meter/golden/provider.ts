import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { WebSocketServer } from 'ws'
import type { Golden } from './golden.ts'

export interface GoldenProvider {
  readonly origin: string
  /** What it answers from now on. */
  plays(golden: Golden): void
  close(): Promise<void>
}

/** A provider that answers whatever it is asked with the bytes of one golden exchange. */
export async function startGoldenProvider(): Promise<GoldenProvider> {
  let golden: Golden | null = null
  const server = createServer((request, response) => {
    request.resume().once('end', () => golden && answer(golden, response))
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (peer) => {
    for (const message of golden?.messages ?? []) {
      // Live sends its JSON in binary messages.
      peer.send(golden?.path.startsWith('/ws/') ? Buffer.from(message) : message)
    }
    if (golden?.isCut) peer.terminate()
    else peer.close(1000)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plays(next) {
      golden = next
    },
    async close() {
      sockets.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function answer(golden: Golden, response: ServerResponse): Promise<void> {
  const bytes = bytesOf(golden)
  response.writeHead(golden.status ?? 200, {
    'content-type': golden.type ?? 'application/json',
    ...(golden.encoding ? { 'content-encoding': golden.encoding } : {}),
  })
  for (const piece of piecesOf(bytes, golden.piece ?? bytes.length)) {
    // Each has left before the next, so that they are packets of their own.
    await new Promise<void>((resolve) => response.write(piece, () => resolve()))
  }
  if (golden.isCut) response.destroy()
  else response.end()
}

export function bytesOf({ answer = '', encoding, isCut }: Golden): Buffer {
  const plain = Buffer.from(answer)
  switch (encoding) {
    case 'gzip':
      return isCut ? zlib.gzipSync(plain).subarray(0, -12) : zlib.gzipSync(plain)
    case 'br':
      return zlib.brotliCompressSync(plain)
    case 'deflate':
      return zlib.deflateSync(plain)
    case 'zstd':
      return zlib.zstdCompressSync(plain)
    case undefined:
      return plain
    default:
      return encoding satisfies never
  }
}

export function* piecesOf(bytes: Buffer, size: number): Generator<Buffer> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
