import type http from 'node:http'
import { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'
import { NOT_PLAIN, type OwnAnswer, ownCall, TOO_LONG } from '../outbound/own-call.ts'

const TIMEOUT_MS = 30_000
/** Ten times what it had in November 2026. */
export const MOST_LIST_BYTES = 5 * 1024 * 1024

const HEADERS = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Waybill' }

/** The text behind an address: prices come from where the documentation says or not at all. Throws `prices_unreachable`. */
export async function fetchList(url: URL, agentFor: (url: URL) => http.Agent): Promise<string> {
  const asked = { url, agent: agentFor(url), headers: HEADERS, timeoutMs: TIMEOUT_MS, mostBytes: MOST_LIST_BYTES }
  const { status, text } = await ownCall(asked).catch((thrown: unknown): OwnAnswer => {
    throw unreachable(url, whyNot(codeOf(thrown)))
  })
  if (status !== 200) throw unreachable(url, `answered with ${status}`)
  return text
}

function whyNot(code: string): string {
  if (code === TOO_LONG) return 'sent more than a price list has'
  if (code === NOT_PLAIN) return 'sent no plain text'
  if (code === 'ECONNRESET') return 'broke off'
  if (code === 'EWAYBILL_TIMEOUT') return 'did not answer in time'
  return `can’t be reached (${code})`
}

function unreachable(url: URL, why: string): AppError {
  return new AppError('prices_unreachable', { message: `${url.host} ${why}. The prices stay as they are.` })
}
