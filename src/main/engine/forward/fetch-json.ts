import http from 'node:http'
import https from 'node:https'
import { AppError } from '../../../shared/errors.ts'
import type { Upstream } from '../exchange.ts'
import { coded } from './dial.ts'
import { upstreamHeaders } from './headers.ts'
import { upstreamError } from './upstream-error.ts'

export interface FetchJsonLimits {
  /** From the connection to the last byte. */
  readonly timeoutMs: number
  readonly bytes: number
}

/**
 * What a provider answers to a GET of Waybill's own, as JSON. Redirects are not followed: the key would go along. Throws
 * `models_unreadable` where it is no 200, or no JSON within the limits, or `provider_*`; no error has a word of the answer.
 */
export function fetchJson(
  upstream: Upstream,
  agent: http.Agent,
  { timeoutMs, bytes: mostBytes }: FetchJsonLimits,
): Promise<unknown> {
  const { origin, protocol } = upstream.url
  const { address } = upstream
  const { request } = protocol === 'https:' ? https : http
  const headers = { accept: 'application/json', ...upstreamHeaders({}, upstream, null, { plain: true }) }
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      reject(new AppError('models_unreadable', { message: why }))
      call.destroy()
    }
    const call = request(origin + upstream.path, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) return fail(`${address} answered with ${answer.statusCode ?? 'nothing'}.`)
      // Asked for plain: what inflates could be any size.
      if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity')
        return fail(`${address} sent no plain JSON.`)
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > mostBytes) fail(`${address} sent more than a list of models has.`)
        else chunks.push(chunk)
      })
      answer.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        } catch {
          fail(`${address} sent no plain JSON.`)
        }
      })
      answer.on('close', () => fail(`${address} broke off.`))
    })
    // Over all of it, and not between two bytes: a drip would never end.
    const late = setTimeout(() => call.destroy(coded('ETIMEDOUT')), timeoutMs)
    call.on('error', (thrown) => reject(upstreamError(thrown, address)))
    // Another protocol that nobody asked for is neither an answer nor an error to Node.
    call.on('upgrade', ({ statusCode }) => fail(`${address} answered with ${statusCode}.`))
    call.on('close', () => clearTimeout(late))
    call.end()
  })
}
