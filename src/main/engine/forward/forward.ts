import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, Readable } from 'node:stream'
import httpProxy from 'http-proxy'
import type { Answered, Body, Candidate, Permitted, TranslatedCall } from '../exchange.ts'
import { type Agents, createAgents, dropIdle, type NetworkSettings } from './agents.ts'
import { carryRequest, type Told } from './attempts.ts'
import { type Circuits, createCircuits, wayOf } from './circuits.ts'
import { madeCredentials } from './credentials.ts'
import { type Finding, findingOf, NO_ANSWER } from './finding.ts'
import { translatedHeaders, upstreamHeaders } from './headers.ts'
import { mayRepeat, watchConnection } from './stale-connection.ts'
import { carryUpgrade } from './upgrade.ts'
import type { AnswerTap, Carriage, ForwardWatch } from './watch.ts'

export type { AnswerTap, ForwardWatch }
export { type Agents, type Circuits, createAgents, createCircuits, type NetworkSettings }

export interface ForwardOptions {
  readonly agents: () => Agents
  readonly circuits: Circuits
  readonly timeoutMs: () => number
  readonly maxAttempts: () => number
  /** No further attempt sets out once an exchange is as old as this. */
  readonly retryMs: () => number
  /** Headers that let a web page of a listed origin read the answer. */
  readonly corsFor: (req: IncomingMessage) => Record<string, string>
}

export type Forward = (permitted: Permitted, watch: ForwardWatch) => Promise<Answered>

const NO_BODY = Buffer.alloc(0)

/** Makes the stage that carries a request to its provider and the answer back. Rejects with `provider_*` if none came. */
export function createForward(options: ForwardOptions): Forward {
  const { circuits } = options
  const proxy = httpProxy.createProxyServer({})
  // One attempt after the other: by the time that another is made for a request, nothing more is heard of the last.
  const carriages = new WeakMap<IncomingMessage, Carriage>()
  proxy.on('proxyReq', (request, req) => carriages.get(req)?.onRequest(request))
  proxy.on('proxyRes', (answer, req) => carriages.get(req)?.onAnswer(answer))
  proxy.on('proxyReqWs', (request, req) => carriages.get(req)?.onRequest(request))
  // Errors reach us by each call's own callback; without a listener an odd one would end the process.
  proxy.on('error', () => {})

  return (permitted, watch) => {
    const { req, channel } = permitted
    // As the client sent them: http-proxy reads those of `req`, which are each attempt's own.
    const { headers } = req
    const addressed = (candidate: Candidate, call: TranslatedCall | null) => {
      const { upstream, outgoing } = candidate
      const length = outgoing.type === 'whole' ? outgoing.bytes.length : renamedLength(permitted, headers, candidate)
      req.url = call?.path ?? upstream.path
      req.headers = call
        ? translatedHeaders(call, candidate)
        : upstreamHeaders(headers, upstream, length, { plain: candidate.asksUsage, changes: candidate.headers })
      return {
        target: upstream.url,
        prependPath: false, // `upstream.path` is whole
        agent: options.agents().for(upstream.url, 'request', upstream.providerName),
        changeOrigin: true,
        toProxy: true, // takes the path as it is: we vetted it, and nobody rewrites it after us
      }
    }
    if (channel.type === 'upgrade') {
      const [candidate] = permitted.candidates
      const target = addressed(candidate, null)
      req.headers = { ...req.headers, connection: 'Upgrade', upgrade: headers.upgrade ?? 'websocket' }
      return carryUpgrade(permitted, channel, watch, {
        timeoutMs: options.timeoutMs(),
        register: (carriage) =>
          carriages.set(req, learning(carriage, circuits, { candidate, client: channel.socket, headers })),
        start: (socket, onError) => proxy.ws(req, socket as Socket, channel.head, target, onError),
      })
    }
    const { res } = channel
    const start = (candidate: Candidate, call: TranslatedCall | null, { onAnswer, onError, onUnsaid }: Told): void => {
      let timedOut = false
      let over = false
      let sent: ClientRequest | undefined
      let repeats = mayRepeat(permitted)
      let wasStale = (_error: unknown) => false
      carriages.set(req, {
        onRequest(request) {
          sent = request
          wasStale = watchConnection(request)
          // Another protocol that nobody asked for: Node would drop the connection, and tell nobody.
          request.once('upgrade', (answer, socket) => {
            socket.destroy()
            this.onAnswer(answer)
          })
          request.setTimeout(options.timeoutMs(), () => {
            timedOut = true
            request.destroy()
          })
        },
        onAnswer(answer) {
          over = true
          onAnswer(answer, sent as ClientRequest, call)
        },
      })
      const target = { ...addressed(candidate, call), selfHandleResponse: true }
      const setOut = () => {
        const source = call ? { buffer: readableOf(call.body) } : bodySource(candidate.outgoing)
        let heard = false
        proxy.web(req, res, { ...target, ...source }, (error) => {
          // http-proxy tells every attempt of what happens to the client's request.
          if (heard || over || res.headersSent || res.destroyed) return
          heard = true
          if (repeats && wasStale(error)) {
            repeats = false
            // The others were idle as long, and may be as dead.
            dropIdle(target.agent)
            setOut()
            return
          }
          over = true
          onError(timedOut ? Object.assign(new Error('timeout'), { code: 'EWAYBILL_TIMEOUT' }) : error)
        })
      }
      const asked = { method: req.method ?? 'GET', path: req.url ?? '', body: call?.body ?? NO_BODY }
      const made = madeCredentials(candidate.upstream, asked, options.agents)
      if (made === null) {
        setOut()
        return
      }
      made
        .then((credentials) => {
          if (res.destroyed) return
          Object.assign(req.headers, credentials)
          setOut()
        })
        .catch(onUnsaid)
    }
    return carryRequest(permitted, res, watch, {
      circuits,
      maxAttempts: options.maxAttempts,
      maxMs: options.retryMs,
      cors: () => options.corsFor(req),
      send(candidate, told) {
        if (candidate.translation === null) return start(candidate, null, told)
        permitted
          .openCall(candidate)
          .then((opened) => {
            if (res.destroyed) return
            if (opened.type === 'answer') told.onOwnAnswer(opened.answer)
            else start(candidate, opened, told)
          })
          .catch(told.onUnsaid)
      },
    })
  }
}

/** A WebSocket goes one way only; what becomes of it is remembered for the next. */
function learning(
  carriage: Carriage,
  circuits: Circuits,
  asked: {
    readonly candidate: Candidate
    readonly client: Duplex
    readonly headers: IncomingMessage['headers']
  },
): Carriage {
  const way = wayOf(asked.candidate.upstream)
  const number = circuits.begin(way)
  let open = true
  const learn = (finding: Finding | null): void => {
    if (open) circuits.ended(way, number, finding)
    open = false
  }
  return {
    onRequest(request) {
      const onHead = ({ statusCode = 502, headers }: IncomingMessage) =>
        learn(findingOf(statusCode, headers, asked.headers))
      request.prependOnceListener('upgrade', onHead)
      request.prependOnceListener('response', onHead)
      request.once('error', () => learn(asked.client.destroyed ? null : NO_ANSWER))
      request.once('close', () => learn(null))
      carriage.onRequest(request)
    },
    onAnswer: carriage.onAnswer,
  }
}

/** An upload whose model was renamed in its head: as long as it was, but for the difference. */
function renamedLength(
  { body }: Permitted,
  { 'content-length': length }: IncomingMessage['headers'],
  { outgoing }: Candidate,
): number | null {
  if (length === undefined || outgoing.type !== 'stream' || body.type !== 'stream') return null
  return Number(length) + outgoing.head.length - body.head.length
}

/** Where http-proxy takes the body from; without one it reads the request itself. */
function bodySource(body: Body): { buffer?: Readable } {
  switch (body.type) {
    case 'none':
      return {}
    case 'whole':
      return { buffer: readableOf(body.bytes) }
    case 'stream':
      return { buffer: body.head.length === 0 ? body.rest : joined(body.head, body.rest) }
    default:
      return body satisfies never
  }
}

/** What Readable.from does, without an iterator and its promises for each request. */
function readableOf(bytes: Buffer): Readable {
  return new Readable({
    read() {
      this.push(bytes)
      this.push(null)
    },
  })
}

function joined(head: Buffer, rest: Readable): Readable {
  rest.unshift(head)
  return rest
}
