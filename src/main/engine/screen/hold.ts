import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/**
 * An upload, whole: what was read of it, and the rest as it comes. null: it is larger than `limitBytes`. Rejects where the
 * client leaves.
 */
export function hold(req: IncomingMessage, head: Buffer, rest: Readable, limitBytes: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces = [head]
    let size = head.length
    // Whatever of it has come: what nobody had read by then is gone with the connection, and no end will follow.
    const left = (): void => {
      if (!req.readableEnded) reject(new Error('the client left'))
    }
    if (req.closed) left()
    req.once('close', left)
    rest.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limitBytes) resolve(null)
      else pieces.push(chunk)
    })
    rest.once('end', () => {
      req.off('close', left)
      resolve(Buffer.concat(pieces))
    })
    rest.once('error', reject)
  })
}
