import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createSandboxListener } from '../../../../src/main/engine/sandbox/sandbox.ts'

/** What a key gets: an answer of its own, or null, which is the sandbox's. */
export type Fate = ((req: IncomingMessage, res: ServerResponse, body: Buffer) => void) | null

export interface KeyedProvider {
  readonly origin: string
  /** The keys by which it was asked, in order. */
  readonly asked: string[]
  /** From now on. */
  let(key: string, fate: Fate): void
  /** Resolves when it is next asked by this key; `left` when that connection is closed. */
  heard(key: string): Promise<{ readonly left: Promise<unknown> }>
  /** Open connections. */
  connections(): number
  /** Connections made since the start. */
  connected(): number
  close(): Promise<void>
}

/** A provider over real HTTP at which each key fares differently. */
export async function startKeyedProvider(): Promise<KeyedProvider> {
  const fates = new Map<string, Fate>()
  const asked: string[] = []
  const events = new EventEmitter()
  const sandbox = createSandboxListener()
  const sockets = new Set<Socket>()
  let connected = 0
  const server = createServer((req, res) => {
    const key = keyIn(req)
    asked.push(key)
    // After all that hears of it: who waits for a key is to find it in `asked`.
    setImmediate(() => events.emit(key, req.socket))
    const fate = fates.get(key)
    if (!fate) return void sandbox(req, res)
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.once('end', () => fate(req, res, Buffer.concat(chunks)))
  })
  server.on('connection', (socket) => {
    connected += 1
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    let: (key, fate) => void fates.set(key, fate),
    async heard(key) {
      const [socket] = (await once(events, key)) as [Socket]
      return { left: socket.destroyed ? Promise.resolve() : once(socket, 'close') }
    },
    connections: () => sockets.size,
    connected: () => connected,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function keyIn({ headers }: IncomingMessage): string {
  return String(headers['x-api-key'] ?? headers['x-goog-api-key'] ?? headers.authorization?.slice('Bearer '.length))
}

/** An error as a provider gives it. */
export function fails(status: number, headers: Readonly<Record<string, string>> = {}, text = `status ${status}`): Fate {
  return answers(
    status,
    Buffer.from(JSON.stringify({ error: { message: text, type: 'an_error', code: 'an_error' } })),
    headers,
  )
}

export function answers(status: number, body: Buffer, headers: Readonly<Record<string, string>> = {}): Fate {
  return (_req, res) => {
    res.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length, ...headers })
    res.end(body)
  }
}

/** Takes the request, and never answers. */
export const hangs: Fate = () => {}

/** Closes the connection in place of an answer. */
export const breaks: Fate = (req) => req.socket.destroy()
