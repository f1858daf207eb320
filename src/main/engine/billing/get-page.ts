import http from 'node:http'
import https from 'node:https'
import type { AppError } from '../../../shared/errors.ts'
import { refusal, unreadable } from './bill-problem.ts'
import { parseExactJson } from './exact-json.ts'

export interface BillLimits {
  /** For one page, from the connection to its last byte. */
  readonly pageMs: number
  readonly pageBytes: number
  /** Of one report. */
  readonly pages: number
  /** For all of it. */
  readonly allMs: number
}

/** A month of a busy organisation is some 100 KB; parsing the most that is taken holds the event loop for milliseconds. */
export const billLimits: BillLimits = { pageMs: 30_000, pageBytes: 2 * 1024 * 1024, pages: 60, allMs: 300_000 }

/** The user's network settings, as the proxy itself uses them. */
export interface BillNetwork {
  readonly agentFor: (url: URL, provider: string) => http.Agent
  /** What a connection's failure means for the user. */
  readonly failure: (thrown: unknown, address: string) => AppError
}

export interface BillTarget {
  /** As the user calls it. */
  readonly provider: string
  /** The provider's base URL: its origin is the only one that the key goes to. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly adminKeyPage: string
  readonly signal: AbortSignal | undefined
}

/**
 * One page of a report, as JSON with its amounts as text. Redirects are not followed: the key would go along. Throws
 * `admin_key_refused`, `bill_unavailable`, `bill_unreadable`, `offline` or `provider_*`; no error has a word of the answer.
 */
export async function getPage(
  target: BillTarget,
  path: string,
  network: BillNetwork,
  limits: BillLimits,
): Promise<unknown> {
  const address = target.url.hostname
  const text = await getText(target, path, network, limits)
  try {
    // Names under which amounts stand: OpenAI's `amount.value` is a number or a text, Anthropic's `amount` is a text.
    return parseExactJson(text, ['value', 'amount'])
  } catch {
    throw unreadable(address, 'it is no JSON')
  }
}

function getText(target: BillTarget, path: string, network: BillNetwork, limits: BillLimits): Promise<string> {
  const { url, signal } = target
  const address = url.hostname
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'user-agent': 'waybill', ...target.headers }
    const call = request(url.origin + path, { agent: network.agentFor(url, target.provider), headers }, (answer) => {
      const status = answer.statusCode ?? 0
      if (status !== 200) return end(refusal(status, address, target.adminKeyPage))
      // We ask for no compression: what inflates could be any size.
      if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') {
        return end(unreadable(address, 'it is compressed, though we asked for plain text'))
      }
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > limits.pageBytes) end(unreadable(address, 'it is too large'))
        else chunks.push(chunk)
      })
      answer.on('end', () => (answer.complete ? end(Buffer.concat(chunks).toString('utf8')) : fail(closed())))
      answer.on('error', fail)
    })
    // Over all of it, and not between two bytes: a drip would never end.
    const timer = setTimeout(() => fail(coded('EWAYBILL_TIMEOUT')), limits.pageMs)
    const abort = (): void => fail(signal?.reason?.name === 'TimeoutError' ? coded('EWAYBILL_TIMEOUT') : closed())
    signal?.addEventListener('abort', abort, { once: true })
    call.on('error', fail)
    call.end()
    if (signal?.aborted) abort()

    function fail(thrown: unknown): void {
      end(network.failure(thrown, address))
    }
    function end(outcome: string | AppError): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      if (typeof outcome === 'string') resolve(outcome)
      else {
        call.destroy()
        reject(outcome)
      }
    }
  })
}

const closed = (): Error => coded('ECONNRESET')

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}
