import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Seen, Upstream } from '../../../support/markers-upstream.ts'
import type { Told } from './ask.ts'

/** The key that a request brought, in its dialect's place. */
export function keyIn({ headers }: Seen): string {
  return String(headers.authorization ?? headers['x-api-key'] ?? headers['x-goog-api-key']).replace('Bearer ', '')
}

export interface Halves {
  readonly type: string
  readonly withLength: boolean
  readonly text: string
  /** Where the text is cut in two. */
  readonly at: number
}

/** Has the provider send `text` in two pieces, the second only when the first has left its socket. */
export async function echoInHalves(upstream: Upstream, call: () => Promise<Told>, halves: Halves): Promise<Told> {
  const { type, withLength, text, at } = halves
  upstream.answerWith(async (_seen, res: ServerResponse) => {
    res.writeHead(200, { 'content-type': type, ...(withLength ? { 'content-length': text.length } : {}) })
    if (!res.write(text.slice(0, at))) await once(res, 'drain')
    // Two turns, so that the pieces are two packets.
    setImmediate(() => setImmediate(() => res.end(text.slice(at))))
  })
  return call()
}
