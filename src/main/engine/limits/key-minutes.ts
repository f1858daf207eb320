import type { Limits } from '../../../shared/contract/limits.ts'
import type { MinuteState } from '../limit-error.ts'
import { MOST_TOKENS, within } from '../used.ts'
import { createMinuteLog, MINUTE_MS, type MinuteEntry, type MinuteLog } from './minute-log.ts'
import { lastEndOf } from './windows.ts'

/** Of one minute: more than any engine serves. An edit by hand may have put any number there, and the start would never end. */
const MOST_RESTORED = 1_000_000

/** The last minute of each client key that has a limit per minute. */
export interface KeyMinutes {
  enter(keyId: string, tick: number, tokens: number): MinuteEntry
  correct(keyId: string, entry: MinuteEntry, tokens: number): void
  states(keyId: string, limits: Limits, tick: number): MinuteState[]
  /** What is full for a request of so many tokens, and for how long; null: nothing. */
  full(
    keyId: string,
    limits: Limits,
    need: number,
    tick: number,
  ): { counts: MinuteState['counts']; waitMs: number } | null
  /** What a minute had before the start; `now` and `tick` are the same moment. */
  restore(keyId: string, minute: string, counted: { requests: number; tokens: number }, now: number, tick: number): void
}

export function createKeyMinutes(): KeyMinutes {
  const logs = new Map<string, MinuteLog>()
  const logOf = (keyId: string): MinuteLog => {
    const known = logs.get(keyId)
    if (known) return known
    const log = createMinuteLog()
    logs.set(keyId, log)
    return log
  }

  return {
    enter: (keyId, tick, tokens) => logOf(keyId).add(tick, tokens),
    correct: (keyId, entry, tokens) => logOf(keyId).correct(entry, tokens),
    states(keyId, { requests_per_minute, tokens_per_minute }, tick) {
      const log = logOf(keyId)
      const state = (counts: MinuteState['counts'], limit: number, used: number, resetMs: number): MinuteState => ({
        counts,
        limit,
        remaining: Math.max(0, limit - used),
        resetMs,
      })
      return [
        ...(requests_per_minute === undefined
          ? []
          : [state('requests', requests_per_minute, log.requests(tick), log.msUntilRequests(tick, 0))]),
        ...(tokens_per_minute === undefined
          ? []
          : [state('tokens', tokens_per_minute, log.tokens(tick), log.msUntilTokens(tick, 0))]),
      ]
    },
    full(keyId, { requests_per_minute, tokens_per_minute }, need, tick) {
      const log = logOf(keyId)
      const requestsMs = requests_per_minute === undefined ? 0 : waitForOne(log, requests_per_minute, tick)
      const tokensMs = tokens_per_minute === undefined ? 0 : waitForTokens(log, tokens_per_minute, need, tick)
      if (requestsMs === 0 && tokensMs === 0) return null
      return requestsMs >= tokensMs
        ? { counts: 'requests', waitMs: requestsMs }
        : { counts: 'tokens', waitMs: tokensMs }
    },
    restore(keyId, minute, { requests, tokens }, now, tick) {
      // As late as it can have been: at the minute's end, and now for one that has not ended (or a clock set back).
      const age = Math.max(0, now - lastEndOf(minute, now))
      if (!(age < MINUTE_MS)) return
      for (let count = 0; count < Math.min(Math.max(1, requests), MOST_RESTORED); count += 1) {
        logOf(keyId).add(tick - age, count === 0 ? within(tokens, MOST_TOKENS) : 0)
      }
    },
  }
}

function waitForOne(log: MinuteLog, most: number, tick: number): number {
  if (most === 0) return MINUTE_MS
  return log.msUntilRequests(tick, most - 1)
}

/** A request that is estimated at more than a whole minute's tokens passes when that minute is empty: else it never could. */
function waitForTokens(log: MinuteLog, most: number, need: number, tick: number): number {
  if (need === 0) return 0
  if (most === 0) return MINUTE_MS
  return log.tokens(tick) === 0 ? 0 : log.msUntilTokens(tick, Math.max(0, most - need))
}
