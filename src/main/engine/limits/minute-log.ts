export const MINUTE_MS = 60_000

export interface MinuteEntry {
  readonly tick: number
  tokens: number
  /** Older than a minute: in no sum any more. */
  gone: boolean
}

/**
 * The requests of one client key in the last 60 seconds, each with its moment on the monotonic clock (milliseconds, as
 * performance.now()). Exact: in no 60 seconds, wherever they begin, are there more than were let in; counters per minute
 * of the clock would let twice as many pass around its turn.
 */
export interface MinuteLog {
  add(tick: number, tokens: number): MinuteEntry
  /** The estimate gives way to what was used; of no effect once the entry is older than a minute. */
  correct(entry: MinuteEntry, tokens: number): void
  requests(now: number): number
  tokens(now: number): number
  /** Milliseconds until there are at most so many requests, or tokens. */
  msUntilRequests(now: number, most: number): number
  msUntilTokens(now: number, most: number): number
}

export function createMinuteLog(): MinuteLog {
  let entries: MinuteEntry[] = []
  let first = 0
  let sum = 0

  function leaveBehind(now: number): void {
    for (let entry = entries[first]; entry !== undefined && now - entry.tick >= MINUTE_MS; entry = entries[first]) {
      sum -= entry.tokens
      entry.gone = true
      first += 1
    }
    if (first > 256 && first * 2 > entries.length) {
      entries = entries.slice(first)
      first = 0
    }
  }
  const waitFor = (entry: MinuteEntry | undefined, now: number) => (entry ? entry.tick + MINUTE_MS - now : 0)

  return {
    add(tick, tokens) {
      const entry = { tick, tokens, gone: false }
      entries.push(entry)
      sum += tokens
      return entry
    },
    correct(entry, tokens) {
      if (!entry.gone) sum += tokens - entry.tokens
      entry.tokens = tokens
    },
    requests(now) {
      leaveBehind(now)
      return entries.length - first
    },
    tokens(now) {
      leaveBehind(now)
      return sum
    },
    msUntilRequests(now, most) {
      leaveBehind(now)
      const tooMany = entries.length - first - most
      return tooMany > 0 ? waitFor(entries[first + tooMany - 1], now) : 0
    },
    msUntilTokens(now, most) {
      leaveBehind(now)
      let left = sum
      let at = first
      for (; left > most && at < entries.length; at += 1) left -= entries[at]?.tokens ?? 0
      return at === first ? 0 : waitFor(entries[at - 1], now)
    },
  }
}
