import http, { type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import { coded } from '../coded.ts'
import type { Body } from '../exchange.ts'
import { dropIdle } from './agents.ts'
import { watchConnection } from './stale-connection.ts'

/** A request as it leaves: nothing is added to it but what frames it. */
export interface Outgoing {
  readonly url: URL
  readonly agent: http.Agent
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** Names and values in turn, `host` among them. */
  readonly headers: readonly string[]
  readonly body: Buffer | Body
  /** For the server's next sign of life. */
  readonly timeoutMs: number
  /** Once more where it met a connection that was just being closed. */
  readonly mayRepeat: boolean
}

interface RequestEvents {
  onAnswer(answer: IncomingMessage, request: ClientRequest): void
  /** `EWAYBILL_TIMEOUT`, or what the connection says. Not after an answer, nor where the client is gone. */
  onError(error: unknown): void
}

/**
 * Sends a request; called off when the client leaves. Node's own client, and not http-proxy around it, which takes a third of an
 * exchange's time (docs/decisions.md, 2026-11-22).
 */
export function sendRequest(outgoing: Outgoing, res: ServerResponse, { onAnswer, onError }: RequestEvents): void {
  const request = open(outgoing)
  let wasStale = (_error: unknown) => false
  let over = false
  const fail = (error: unknown): void => {
    if (over || res.headersSent || res.destroyed) return
    over = true
    if (outgoing.mayRepeat && wasStale(error)) {
      // The others were idle as long, and may be as dead.
      dropIdle(outgoing.agent)
      sendRequest({ ...outgoing, mayRepeat: false }, res, { onAnswer, onError })
    } else onError(error)
  }
  const answered = (answer: IncomingMessage): void => {
    over = true
    onAnswer(answer, request)
  }
  request.setTimeout(outgoing.timeoutMs, () => {
    request.destroy(coded('EWAYBILL_TIMEOUT'))
  })
  request.once('socket', () => {
    wasStale = watchConnection(request)
  })
  request.on('error', fail)
  request.once('response', answered)
  // Another protocol that nobody asked for: Node would drop the connection, and tell nobody.
  request.once('upgrade', (answer, socket) => {
    socket.destroy()
    answered(answer)
  })
  const leave = () => {
    if (!res.writableFinished) request.destroy()
  }
  res.once('close', leave)
  // Ten listeners, and Node warns of a leak: there may be as many attempts.
  request.once('close', () => res.off('close', leave))
  write(request, outgoing.body)
}

function open({ url, agent, method, path, headers }: Outgoing): ClientRequest {
  const hostname = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
  const client = url.protocol === 'https:' ? https : http
  return client.request({ agent, method, path, headers, hostname, port: url.port })
}

function write(request: ClientRequest, body: Buffer | Body): void {
  if (Buffer.isBuffer(body)) request.end(body)
  else if (body.type === 'whole') request.end(body.bytes)
  else if (body.type === 'none') request.end()
  else {
    if (body.head.length > 0) body.rest.unshift(body.head)
    body.rest.pipe(request)
  }
}
