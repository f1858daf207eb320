import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** A request as the provider got to see it. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

export type Answer = (seen: Seen, res: ServerResponse, req: IncomingMessage) => void

export interface Upstream {
  readonly origin: string
  readonly port: number
  /** What has arrived, upgrades included. */
  readonly seen: Seen[]
  /** In place of the answer given at the start. */
  answerWith(answer: Answer): void
  onUpgrade(handler: (req: IncomingMessage, socket: Duplex, head: Buffer) => void): void
  close(): Promise<void>
}

export interface UpstreamOptions {
  readonly tls?: { readonly key: string; readonly cert: string }
}

/** A provider of the test's own: it notes what arrives, and answers what the test says. */
export async function startUpstream(first: Answer = answerOk, { tls }: UpstreamOptions = {}): Promise<Upstream> {
  const seen: Seen[] = []
  let answer = first
  let upgrade = (_req: IncomingMessage, socket: Duplex, _head: Buffer): void => void socket.destroy()
  const note = (req: IncomingMessage, body: Buffer): Seen => {
    const { method = '', url = '', headers, rawHeaders } = req
    const request = { method, url, headers, rawHeaders, body }
    seen.push(request)
    return request
  }
  const listener = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
    } catch {
      // The client left in the middle of its body: what came of it is noted all the same.
    }
    answer(note(req, Buffer.concat(chunks)), res, req)
  }
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener)
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    note(req, Buffer.alloc(0))
    socket.on('error', () => socket.destroy())
    upgrade(req, socket, head)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    seen,
    answerWith(next) {
      answer = next
    },
    onUpgrade(handler) {
      upgrade = handler
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerOk(_seen: Seen, res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'application/json' })
  res.end('{"ok":true}')
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
