import type { Settings } from '../../shared/contract/settings.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

export interface Retention {
  nextPurgeAt(): number
  stop(): void
}

/** Before when (UTC milliseconds) what is kept of each category goes. */
export interface Cutoffs {
  readonly exchangesBefore: number
  readonly totalsBefore: number
  readonly eventsBefore: number
}

type RetentionSettings = Pick<Settings, 'retention_days' | 'totals_retention_days' | 'events_retention_days'>

/** Lets go what is older than its retention: now, and every hour. */
export function keepRetention(
  settings: () => RetentionSettings,
  expire: (cutoffs: Cutoffs) => Promise<unknown>,
): Retention {
  let next = 0
  let running: Promise<unknown> = Promise.resolve()
  const run = (): void => {
    next = Date.now() + HOUR_MS
    running = running.then(() => expire(cutoffs(settings(), Date.now()))).catch(() => {})
  }
  run()
  const timer = setInterval(run, HOUR_MS)
  timer.unref()
  return { nextPurgeAt: () => next, stop: () => clearInterval(timer) }
}

/** 0 days: nothing that is finished is kept. Totals go no sooner than the exchanges that they are the sum of. */
export function cutoffs(settings: RetentionSettings, now: number): Cutoffs {
  const { retention_days, totals_retention_days, events_retention_days } = settings
  const totalsDays = Math.max(retention_days, totals_retention_days)
  return {
    exchangesBefore: now - retention_days * DAY_MS,
    // Totals go by whole days: none at all means today's as well, whatever the clocks do tonight.
    totalsBefore: totalsDays === 0 ? now + 2 * DAY_MS : now - totalsDays * DAY_MS,
    eventsBefore: now - events_retention_days * DAY_MS,
  }
}
