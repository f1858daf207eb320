import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import httpProxy from 'http-proxy'
import type { Answered, Candidate, Channel, Permitted } from '../exchange.ts'
import type { Agents } from './agents.ts'
import { type Circuits, wayOf } from './circuits.ts'
import { findingOf, NO_ANSWER } from './finding.ts'
import { candidateHeaders } from './headers.ts'
import { carryUpgrade, type OnRequest } from './upgrade.ts'
import type { ForwardWatch } from './watch.ts'

interface WebSocketOptions {
  readonly agents: () => Agents
  readonly circuits: Circuits
  readonly timeoutMs: () => number
}

type Upgrade = Extract<Channel, { type: 'upgrade' }>

export type CarryWebSocket = (permitted: Permitted, channel: Upgrade, watch: ForwardWatch) => Promise<Answered>

/** WebSockets go by http-proxy, which knows how to join the two sides. */
export function createWebSockets({ agents, circuits, timeoutMs }: WebSocketOptions): CarryWebSocket {
  const proxy = httpProxy.createProxyServer({})
  // It tells of its requests for all WebSockets alike: by `req` they are told apart.
  const listeners = new WeakMap<IncomingMessage, OnRequest>()
  proxy.on('proxyReqWs', (request, req) => listeners.get(req)?.(request))
  // Errors reach us by each call's own callback; without a listener an odd one would end the process.
  proxy.on('error', () => {})

  return (permitted, channel, watch) => {
    const { req } = permitted
    const { headers } = req
    const [candidate] = permitted.candidates
    const { upstream } = candidate
    // http-proxy sends what it finds in `req`.
    req.url = upstream.path
    req.headers = {
      ...candidateHeaders(permitted, candidate),
      connection: 'Upgrade',
      upgrade: headers.upgrade ?? 'websocket',
    }
    const target = {
      target: upstream.url,
      prependPath: false, // `upstream.path` is whole
      agent: agents().for(upstream.url, 'request', upstream.providerName),
      changeOrigin: true,
      toProxy: true, // takes the path as it is: we vetted it, and nobody rewrites it after us
    }
    return carryUpgrade(permitted, channel, watch, {
      timeoutMs: timeoutMs(),
      onRequest: (listener) =>
        listeners.set(req, (request) => {
          learn(request, circuits, { candidate, client: channel.socket, headers })
          listener(request)
        }),
      start: (socket, onError) => proxy.ws(req, socket as Socket, channel.head, target, onError),
    })
  }
}

/** A WebSocket goes one way only; what becomes of it is remembered for the next. */
function learn(
  request: ClientRequest,
  circuits: Circuits,
  asked: {
    readonly candidate: Candidate
    readonly client: Duplex
    readonly headers: IncomingMessage['headers']
  },
): void {
  // Not before there is a request: of an attempt that never set out, nobody would say that it ended.
  const ended = circuits.begin(wayOf(asked.candidate.upstream))
  const onHead = ({ statusCode = 502, headers }: IncomingMessage) =>
    ended(findingOf(statusCode, headers, asked.headers))
  request.prependOnceListener('upgrade', onHead)
  request.prependOnceListener('response', onHead)
  request.once('error', () => ended(asked.client.destroyed ? null : NO_ANSWER))
  request.once('close', () => ended(null))
}
