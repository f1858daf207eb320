import type { ClientRequest, IncomingMessage } from 'node:http'

/** An error's body; a connection that brings more costs less if it is made anew. */
const WORTH_READING_BYTES = 64 * 1024
const WORTH_WAITING_MS = 1_000

/** Reads an unwanted answer to its end, so that its connection can serve again; closes one that is long or slow. */
export function discard(answer: IncomingMessage, request: ClientRequest): void {
  // It answered without having read the request: nobody waits for the rest to be sent.
  if (!request.writableFinished) {
    request.destroy()
    return
  }
  let bytes = 0
  const timer = setTimeout(() => request.destroy(), WORTH_WAITING_MS)
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > WORTH_READING_BYTES) request.destroy()
  })
  answer.once('error', () => {})
  answer.once('close', () => clearTimeout(timer))
}
