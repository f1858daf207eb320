import type http from 'node:http'
import type { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'
import { NOT_PLAIN, type OwnAnswer, ownCall, TOO_LONG } from '../outbound/own-call.ts'
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

async function getText(
  target: BillTarget,
  path: string,
  { agentFor, failure }: BillNetwork,
  { pageMs, pageBytes }: BillLimits,
): Promise<string> {
  const { url: base, provider, adminKeyPage, signal } = target
  const url = new URL(base.origin + path)
  const headers = { accept: 'application/json', 'user-agent': 'waybill', ...target.headers }
  const asked = { url, agent: agentFor(base, provider), headers, timeoutMs: pageMs, mostBytes: pageBytes, signal }
  const { status, text } = await ownCall(asked).catch((thrown: unknown): OwnAnswer => {
    const code = codeOf(thrown)
    if (code === TOO_LONG) throw unreadable(url.hostname, 'it is too large')
    if (code === NOT_PLAIN) throw unreadable(url.hostname, 'it is compressed, though we asked for plain text')
    throw failure(thrown, url.hostname)
  })
  if (status !== 200) throw refusal(status, url.hostname, adminKeyPage)
  return text
}
