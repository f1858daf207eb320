import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import httpProxy from 'http-proxy'
import type { Answered, Body, Candidate, Permitted } from '../exchange.ts'
import { type Agents, createAgents, type NetworkSettings } from './agents.ts'
import { carryAnswer } from './answer.ts'
import { upstreamHeaders } from './headers.ts'
import { trackAnswer } from './track-answer.ts'
import { carryUpgrade } from './upgrade.ts'
import { upstreamError } from './upstream-error.ts'
import type { AnswerTap, Carriage, ForwardWatch } from './watch.ts'

export type { AnswerTap, ForwardWatch }
export { type Agents, createAgents, type NetworkSettings }

export interface ForwardOptions {
  readonly agents: () => Agents
  readonly timeoutMs: () => number
  readonly connectTimeoutMs: number
  /** Headers that let a web page of a listed origin read the answer. */
  readonly corsFor: (req: IncomingMessage) => Record<string, string>
}

export type Forward = (permitted: Permitted, watch: ForwardWatch) => Promise<Answered>

/** Makes the stage that carries a request to its provider and the answer back. Rejects with `provider_*` if none came. */
export function createForward(options: ForwardOptions): Forward {
  const proxy = httpProxy.createProxyServer({})
  const carriages = new WeakMap<IncomingMessage, Carriage>()
  proxy.on('proxyReq', (request, req) => carriages.get(req)?.onRequest(request))
  proxy.on('proxyRes', (answer, req) => carriages.get(req)?.onAnswer(answer))
  proxy.on('proxyReqWs', (request, req) => carriages.get(req)?.onRequest(request))
  // Errors reach us by each call's own callback; without a listener an odd one would end the process.
  proxy.on('error', () => {})

  return (permitted, watch) => {
    const { req, channel } = permitted
    const candidate = permitted.candidates[0]
    const { upstream, outgoing } = candidate
    const length = outgoing.type === 'whole' ? outgoing.bytes.length : renamedLength(permitted, candidate)
    req.url = upstream.path
    const headers = upstreamHeaders(req.headers, upstream, length)
    const connection = { connection: 'Upgrade', upgrade: req.headers.upgrade ?? 'websocket' }
    req.headers = channel.type === 'http' ? headers : { ...headers, ...connection }
    const target = {
      target: upstream.url,
      prependPath: false, // `upstream.path` is whole
      agent: options.agents().for(upstream.url),
      changeOrigin: true,
      connectTimeout: options.connectTimeoutMs,
      toProxy: true, // takes the path as it is: we vetted it, and nobody rewrites it after us
    }
    if (channel.type === 'upgrade') {
      return carryUpgrade(permitted, channel, watch, {
        register: (carriage) => carriages.set(req, carriage),
        start: (socket, onError) => proxy.ws(req, socket as Socket, channel.head, target, onError),
      })
    }
    return new Promise<Answered>((resolve, reject) => {
      const state = trackAnswer(permitted, watch)
      const { res } = channel
      let timedOut = false
      let failed = false
      carriages.set(req, {
        onRequest(request) {
          request.setTimeout(options.timeoutMs(), () => {
            timedOut = true
            request.destroy()
          })
        },
        onAnswer(answer) {
          state.answers(answer.statusCode ?? 502)
          const cors = options.corsFor(req)
          carryAnswer(answer, res, { key: upstream.key, cors, tap: watch.tap, watch: state })
        },
      })
      watch.onCut(() => {
        state.end('waybill')
        res.destroy()
      })
      res.once('close', () => {
        // http-proxy aborts the upstream request at this same event.
        if (!res.writableFinished && !failed) state.end('client')
        resolve(state.answered())
      })
      proxy.web(req, res, { ...target, selfHandleResponse: true, ...bodySource(outgoing) }, (error) => {
        if (res.headersSent || res.destroyed) return
        failed = true
        const cause = timedOut ? Object.assign(new Error('timeout'), { code: 'EWAYBILL_TIMEOUT' }) : error
        reject(upstreamError(cause, upstream.address))
      })
    })
  }
}

/** An upload whose model was renamed in its head: as long as it was, but for the difference. */
function renamedLength({ body, req }: Permitted, { outgoing }: Candidate): number | null {
  const length = req.headers['content-length']
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
