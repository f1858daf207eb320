import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ControlClient } from '../../shared/contract/contract.ts'
import type { SocketPlace } from './socket-place.ts'

export interface RunningEngine {
  readonly client: ControlClient
  /** Resolves when the engine closes its socket, the last thing that it does. */
  gone(): Promise<void>
}

export function reachEngine(place: SocketPlace): RunningEngine {
  const headers: Record<string, string> = place.tokenFile
    ? { 'x-waybill-token': readFileSync(place.tokenFile, 'utf8') }
    : {}
  const link = new RPCLink({
    url: 'http://localhost/rpc',
    headers,
    fetch: (call) => fetchOver(place.path, call),
  })
  return { client: createORPCClient<ControlClient>(link), gone: () => closed(place.path) }
}

/**
 * `fetch` has no way to a socket without undici's Agent, whose package takes 100 ms to load: more than a whole command
 * should. Node's own client has no time limits either, which a stream needs.
 */
async function fetchOver(socketPath: string, call: Request): Promise<Response> {
  const body = Buffer.from(await call.arrayBuffer())
  return new Promise((resolve, reject) => {
    const outgoing = request({
      socketPath,
      method: call.method,
      path: new URL(call.url).pathname,
      headers: { ...Object.fromEntries(call.headers), 'content-length': body.length },
      signal: call.signal,
      agent: false,
    })
    outgoing.once('error', reject)
    outgoing.once('response', (incoming) => {
      const headers = new Headers()
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value))
      const stream = Readable.toWeb(incoming) as ReadableStream<Uint8Array>
      resolve(new Response(stream, { status: incoming.statusCode ?? 500, headers }))
    })
    outgoing.end(body)
  })
}

function closed(path: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.resume()
    socket.once('error', () => {})
    socket.once('close', () => resolve())
  })
}
