import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http'

/** A request with marked words, and what is to become of it. */
export interface MarkedAsk {
  /** In words, for the user. */
  readonly what: string
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** By a key that nobody has. */
  readonly isStranger?: true
  /** The client leaves, or is asked to leave later, once the first bytes of the answer are there. */
  readonly leaves?: true
  /** How it is answered: by the sandbox with success, or with a refusal of the sandbox's or Waybill's own. */
  readonly expects: 'success' | 'refusal'
}

export interface Told {
  readonly status: number | null
  readonly headers: IncomingHttpHeaders
  /** The first of them, to learn the answer's own ids from. */
  readonly text: string
}

export interface Asked {
  readonly told: Told
  /** The client goes, in the middle of the answer. */
  leave(): Promise<void>
}

const MOST_TEXT = 64 * 1024
const PATIENCE_MS = 30_000

/** As a tool asks: over the network stack, on a connection of its own. Resolves at the answer's end, or where it leaves. */
export function ask(origin: string, key: string, { path, method = 'POST', body, ...asks }: MarkedAsk): Promise<Asked> {
  return new Promise((resolve) => {
    let answer: IncomingMessage | null = null
    const texts: Buffer[] = []
    let size = 0
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...asks.headers,
    }
    const { hostname, port } = new URL(origin)
    // Not by a URL: a path goes out as it is written.
    const request = http.request({ hostname, port, path, method, headers, agent: false, timeout: PATIENCE_MS })
    const gone = new Promise<void>((leave) => request.once('close', leave))
    const asked = (): Asked => ({
      told: {
        status: answer?.statusCode ?? null,
        headers: answer?.headers ?? {},
        text: Buffer.concat(texts).toString('latin1'),
      },
      leave() {
        request.destroy()
        return gone
      },
    })
    request.once('response', (received) => {
      answer = received
      received.on('data', (chunk: Buffer) => {
        if (size < MOST_TEXT) texts.push(chunk)
        size += chunk.length
        if (asks.leaves) resolve(asked())
      })
      // Cut off, as some of these answers are meant to be.
      received.on('error', () => {})
    })
    request.on('error', () => {})
    request.once('timeout', () => request.destroy())
    request.once('close', () => resolve(asked()))
    request.end(body)
  })
}
