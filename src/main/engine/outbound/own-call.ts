import http from 'node:http'
import https from 'node:https'
import { coded } from '../coded.ts'

/** A call of Waybill's own, and not of a tool: for a list of models, prices, a bill, a token. */
export interface OwnCall {
  readonly url: URL
  /** The user's network settings, as the proxy itself has them. */
  readonly agent: http.Agent
  readonly method?: 'GET' | 'POST'
  readonly headers: Readonly<http.OutgoingHttpHeaders>
  readonly body?: string | Buffer
  /** From the connection to the last byte, and not between two: a drip would never end. */
  readonly timeoutMs: number
  /** 0: what counts is the status, and nothing of the body is read. */
  readonly mostBytes: number
  readonly signal?: AbortSignal | undefined
}

export interface OwnAnswer {
  readonly status: number
  /** The body of a 200; empty for any other: nothing of what a stranger has to say about an error is of use. */
  readonly text: string
}

export const TOO_LONG = 'EWAYBILL_TOO_LONG'
export const NOT_PLAIN = 'EWAYBILL_NOT_PLAIN'

/**
 * Redirects are not followed: a key would go along. Rejects with an error whose `code` is the system's or Node's,
 * `EWAYBILL_TIMEOUT`, `ECONNRESET` (broken off, or called off), `EWAYBILL_TOO_LONG` or `EWAYBILL_NOT_PLAIN`.
 */
export function ownCall({ url, agent, method = 'GET', headers, body, ...limits }: OwnCall): Promise<OwnAnswer> {
  const { request } = url.protocol === 'https:' ? https : http
  const late = AbortSignal.timeout(limits.timeoutMs)
  const signal = AbortSignal.any(limits.signal === undefined ? [late] : [late, limits.signal])
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, method, headers, signal }, (answer) => {
      const status = answer.statusCode ?? 0
      if (status !== 200 || limits.mostBytes === 0) return statusOnly(status)
      // Asked for plain: what inflates could be any size.
      if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') return fail(coded(NOT_PLAIN))
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > limits.mostBytes) fail(coded(TOO_LONG))
        else chunks.push(chunk)
      })
      answer.on('end', () => resolve({ status, text: Buffer.concat(chunks).toString('utf8') }))
      answer.on('error', fail)
    })
    call.on('error', fail)
    // Another protocol that nobody asked for is neither an answer nor an error to Node.
    call.on('upgrade', ({ statusCode = 0 }) => statusOnly(statusCode))
    call.end(body)

    function statusOnly(status: number): void {
      resolve({ status, text: '' })
      call.destroy()
    }

    function fail(thrown: unknown): void {
      reject(signal.aborted ? coded(isTimeout(signal.reason) ? 'EWAYBILL_TIMEOUT' : 'ECONNRESET') : thrown)
      call.destroy()
    }
  })
}

/** Also of the caller's signal: however long he gives it. */
function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}
