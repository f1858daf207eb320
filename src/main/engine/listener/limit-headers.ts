import type { Dialect } from '../../../shared/exchange-row.ts'
import type { LimitError, MinuteState } from '../limit-error.ts'

/** What a refusal by a limit says beside its body, in the client's dialect (wire-facts, "Limits and errors"). `now` in UTC milliseconds. */
export function limitHeaders(error: LimitError, dialect: Dialect, now: number): Record<string, string> {
  return {
    ...retryHeaders(error),
    ...Object.fromEntries(error.minutes.flatMap((state) => stateHeaders(state, dialect, now))),
  }
}

/** The SDKs read the milliseconds first. Rounded up: whoever waits that long gets through. */
function retryHeaders({ retryAfterMs }: LimitError): Record<string, string> {
  if (retryAfterMs === null) return {}
  const ms = Math.max(1, Math.ceil(retryAfterMs))
  return { 'retry-after': String(Math.ceil(ms / 1000)), 'retry-after-ms': String(ms) }
}

function stateHeaders(
  { counts, limit, remaining, resetMs }: MinuteState,
  dialect: Dialect,
  now: number,
): [string, string][] {
  switch (dialect) {
    case 'openai':
      return [
        [`x-ratelimit-limit-${counts}`, String(limit)],
        [`x-ratelimit-remaining-${counts}`, String(remaining)],
        [`x-ratelimit-reset-${counts}`, goDuration(resetMs)],
      ]
    case 'anthropic':
      return [
        [`anthropic-ratelimit-${counts}-limit`, String(limit)],
        [`anthropic-ratelimit-${counts}-remaining`, String(remaining)],
        // RFC 3339 to the second, as Anthropic writes it.
        [
          `anthropic-ratelimit-${counts}-reset`,
          `${new Date(Math.ceil((now + resetMs) / 1000) * 1000).toISOString().slice(0, 19)}Z`,
        ],
      ]
    case 'gemini':
      return []
    default:
      return dialect satisfies never
  }
}

/** As OpenAI writes it (Go's durations): 820ms, 7.66s, 1m0s. */
function goDuration(ms: number): string {
  const whole = Math.ceil(ms)
  if (whole < 1000) return `${whole}ms`
  const minutes = Math.floor(whole / 60_000)
  const seconds = (whole - minutes * 60_000) / 1000
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`
}

/** Gemini's servers put the same into the body (google.rpc, error_details.proto). */
export function limitDetails({ limit, message, retryAfterMs, isTemporary }: LimitError): unknown[] {
  const violation = { quotaMetric: 'waybill.local/client_key', quotaId: limit, description: message }
  const quota = { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [violation] }
  if (retryAfterMs === null || !isTemporary) return [quota]
  return [
    quota,
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${Math.ceil(retryAfterMs) / 1000}s` },
  ]
}
