const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

export interface Retention {
  nextPurgeAt(): number
  stop(): void
}

/** Purges what is older than the retention: now, and every hour. Retention 0 keeps no finished exchange at all. */
export function keepRetention(days: () => number, purge: (before: number) => Promise<unknown>): Retention {
  let next = 0
  let running: Promise<unknown> = Promise.resolve()
  const run = (): void => {
    next = Date.now() + HOUR_MS
    running = running.then(() => purge(Date.now() - days() * DAY_MS)).catch(() => {})
  }
  run()
  const timer = setInterval(run, HOUR_MS)
  timer.unref()
  return { nextPurgeAt: () => next, stop: () => clearInterval(timer) }
}
