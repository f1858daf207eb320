import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AppError } from '../../../shared/errors.ts'
import type { Received } from '../exchange.ts'
import { type RefusalAnswer, refusalAnswer } from './refusal.ts'

/** What a refusal needs of the exchange's record: it is written down before a byte goes out. */
export interface RefusalRecord {
  refused(error: AppError, said: { readonly status: number; readonly bytes: number }): void
  whenWritten(then: () => void): void
  abandoned(): void
}

export type Refuse = (received: Received, error: AppError, record: RefusalRecord) => void

/** How long a client may go on sending a body that was refused, or hold a connection, so that it gets to read why. */
const DRAIN_MS = 2_000

/** Answers in the client's own dialect; says nothing where the client is gone or has already been answered. */
export function refuse(received: Received, error: AppError, record: RefusalRecord, cors: Record<string, string>): void {
  const { req, channel, place } = received
  const gone = channel.type === 'http' ? channel.res.destroyed || channel.res.headersSent : channel.socket.destroyed
  if (gone) {
    record.abandoned()
    return
  }

  const answer = refusalAnswer(error, place.dialect, received.id)
  record.refused(error, { status: answer.status, bytes: req.method === 'HEAD' ? 0 : answer.body.length })
  record.whenWritten(() => {
    if (channel.type === 'upgrade') refuseUpgrade(channel.socket, answer)
    else refuseRequest(req, channel.res, { ...answer, headers: { ...answer.headers, ...cors } })
  })
}

function refuseUpgrade(socket: Duplex, { status, headers, body }: RefusalAnswer): void {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', ''].join('\r\n')
  socket.end(Buffer.concat([Buffer.from(head), body]))
  // Node's server lets go of a socket that asked for an upgrade: nobody else would ever close it.
  socket.resume()
  const timer = setTimeout(() => socket.destroy(), DRAIN_MS)
  socket.once('close', () => clearTimeout(timer))
}

function refuseRequest(req: IncomingMessage, res: ServerResponse, { status, headers, body }: RefusalAnswer): void {
  const unread = !req.complete && hasBody(req)
  res.writeHead(status, { ...headers, ...(unread ? { connection: 'close' } : {}) })
  res.end(req.method === 'HEAD' ? undefined : body)
  if (!unread) return
  // Closing at once would reset the connection, and the client might never see the answer.
  req.resume()
  const timer = setTimeout(() => req.socket.destroy(), DRAIN_MS)
  req.socket.once('close', () => clearTimeout(timer))
}

/** A request without one is not complete either as long as its head is being dealt with. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** What an answer of Waybill's own needs of the exchange's record: it is written down before a byte goes out. */
export interface AnswerRecord {
  answered(said: { readonly status: number; readonly bytes: number }): void
  whenWritten(then: () => void): void
}

/** An answer of Waybill's own, as JSON. */
export function answerJson(
  received: Received,
  body: unknown,
  record: AnswerRecord,
  cors: Record<string, string>,
): void {
  const { req, channel } = received
  if (channel.type !== 'http') return
  const { res } = channel
  const bytes = Buffer.from(JSON.stringify(body))
  record.answered({ status: 200, bytes: req.method === 'HEAD' ? 0 : bytes.length })
  record.whenWritten(() => {
    res.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
      ...cors,
    })
    res.end(req.method === 'HEAD' ? undefined : bytes)
  })
}

/** An answer without a body, for what is no exchange. */
export function answerPlainly(res: ServerResponse, status: number, headers: Record<string, string>): void {
  res.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': '0' }) })
  res.end()
}
