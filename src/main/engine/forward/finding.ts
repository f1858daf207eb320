import type { IncomingHttpHeaders } from 'node:http'

/** What an answer's head, or its absence, says of the way that was taken: a provider by one of its keys. */
export interface Finding {
  readonly what: 'fine' | 'refused' | 'spent' | 'forbidden' | 'limited' | 'failing'
  /** How long the provider asks to wait, in milliseconds; null: it does not say. */
  readonly waitMs: number | null
  /** Whether the same request may fare better by another key, or at another provider. */
  readonly moves: boolean
}

const FINE: Finding = { what: 'fine', waitMs: null, moves: false }
/** The provider does not take this key. */
export const REFUSED: Finding = { what: 'refused', waitMs: null, moves: true }
/** No connection, or one that broke before the head of an answer. */
export const NO_ANSWER: Finding = { what: 'failing', waitMs: null, moves: true }

/** Nobody's rest is set by a header alone: a server that says "in a year" is asked again tomorrow. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000

/**
 * By status, as the providers document them (OpenAI "Error codes", Anthropic "Errors", OpenRouter "Errors", DeepSeek "Error
 * Codes"): 401 the key, 402 the account's credit, 403 what this key may not, 408 and 5xx (529 overloaded, 52x of the net
 * before them) the server, 429 a limit. 404, 400 and all else are about the request, and would be the same anywhere.
 */
export function findingOf(status: number, headers: IncomingHttpHeaders, asked: IncomingHttpHeaders): Finding {
  if (status < 400) return FINE
  // OpenAI says 401 as well where the client names an organization that is not the key's: no fault of the key.
  const ownAccount = asked['openai-organization'] !== undefined || asked['openai-project'] !== undefined
  if (status === 401 && ownAccount) return { what: 'forbidden', waitMs: null, moves: true }
  if (status === 401) return REFUSED
  if (status === 402) return { what: 'spent', waitMs: retryAfterMs(headers), moves: true }
  if (status === 403) return { what: 'forbidden', waitMs: null, moves: true }
  if (status === 429) return { what: 'limited', waitMs: retryAfterMs(headers), moves: true }
  // 501: it has no such thing, now or later.
  if (status === 408 || (status >= 500 && status !== 501)) {
    // Said of its own failure, and not of a key: the same request would fail in the same way.
    const moves = headers['x-should-retry'] !== 'false'
    return { what: 'failing', waitMs: retryAfterMs(headers), moves }
  }
  return FINE
}

/** `retry-after-ms` (OpenAI, Azure) is the finer one. RFC 9110, 10.2.3: seconds, or a date. */
function retryAfterMs(headers: IncomingHttpHeaders): number | null {
  const fine = milliseconds(headers['retry-after-ms'], 1)
  if (fine !== null) return fine
  const after = headers['retry-after']
  const coarse = milliseconds(after, 1000)
  // `Date.parse` finds a date in almost anything, a negative number for one.
  if (coarse !== null || !after?.endsWith('GMT')) return coarse
  // By the server's own clock, which ours need not agree with.
  const wait = Date.parse(after) - (Date.parse(headers.date ?? '') || Date.now())
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS)
}

function milliseconds(text: string | string[] | undefined, unit: number): number | null {
  if (typeof text !== 'string' || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return null
  return Math.min(Number(text) * unit, LONGEST_WAIT_MS)
}
