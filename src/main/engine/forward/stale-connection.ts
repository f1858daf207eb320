import type { ClientRequest } from 'node:http'
import { codeOf } from '../coded.ts'
import type { Permitted } from '../exchange.ts'

/** Who closed an idle connection says so within a round trip; what breaks later may have been at work on the request. */
const LATEST_MS = 1_000

/** What is answered, and leaves nothing behind. A batch or a video ordered twice would be two. */
const LEAVES_NOTHING = new Set([
  'chat',
  'text_completion',
  'generate_content',
  'embeddings',
  'count_tokens',
  'moderation',
  'image_generation',
  'speech',
])

/** Whether a request may be sent twice where it is likely, and not certain, that nobody has read it. */
export function mayRepeat({ req, body, place }: Permitted): boolean {
  if (body.type === 'stream') return false
  return req.method === 'GET' || req.method === 'HEAD' || (req.method === 'POST' && LEAVES_NOTHING.has(place.operation))
}

/**
 * Begun when a request gets its connection: tells of an error whether the provider had closed that while it was idle, just as
 * the request set out. Both ends may close at any moment, so that every client has to live with it (RFC 9112, 9.5).
 */
export function watchConnection(request: ClientRequest): (error: unknown) => boolean {
  const { socket, reusedSocket } = request
  const since = performance.now()
  const readBefore = socket?.bytesRead ?? 0
  return (error) => {
    const code = codeOf(error)
    return (
      reusedSocket &&
      (code === 'ECONNRESET' || code === 'EPIPE') &&
      socket?.bytesRead === readBefore &&
      performance.now() - since < LATEST_MS
    )
  }
}
