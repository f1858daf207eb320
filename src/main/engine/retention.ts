import type { Settings } from '../../shared/contract/settings.ts'
import type { SystemStatus } from '../../shared/contract/system.ts'
import type { Clock } from './assembly/limits-needs.ts'
import { watchClock } from './clock-leap.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

export interface Retention {
  /** UTC milliseconds; null while nothing is let go. */
  nextPurgeAt(): number | null
  notices(): SystemStatus['notices']
  stop(): void
}

/** Before when (UTC milliseconds) what is kept of each category goes. */
export interface Cutoffs {
  readonly exchangesBefore: number
  readonly totalsBefore: number
  readonly eventsBefore: number
  readonly securityEventsBefore: number
  readonly outboundBefore: number
}

type RetentionSettings = Pick<
  Settings,
  | 'retention_days'
  | 'totals_retention_days'
  | 'events_retention_days'
  | 'security_events_retention_days'
  | 'outbound_retention_days'
>

export interface RetentionNeeds {
  readonly settings: () => RetentionSettings
  readonly clock: Clock
  /** Resolves to how many exchanges went. */
  readonly expire: (cutoffs: Cutoffs) => Promise<number>
  /** Exchanges are gone, for views that hold a copy. */
  readonly expired: () => void
}

/** A clock that leaps farther makes young what is old; asleep for as long, a machine may be asked about it. */
const MOST_LEAP_MS = 7 * DAY_MS

/**
 * Lets go what is older than its retention: now, and every hour; every minute where something is not to be kept at all. Not
 * while the clock has leapt ahead: what would go then does not come back when the clock does.
 */
export function keepRetention({ settings, clock: { now, tick }, expire, expired }: RetentionNeeds): Retention {
  const leapOf = watchClock({ now, tick })
  let leapt = 0
  let last = 0
  let running: Promise<unknown> = Promise.resolve()
  const run = (): void => {
    last = now()
    running = running
      .then(() => expire(cutoffs(settings(), now())))
      .then((exchanges) => exchanges > 0 && expired())
      .catch(() => {})
  }
  // Asked anew each minute: a setting may have been changed since, or the clock.
  const next = () => last + periodOf(settings())
  const look = (): void => {
    leapt = leapOf(mostLeap(settings()))
    if (leapt > 0) return
    if (now() >= next() || now() < last) run()
  }
  run()
  const timer = setInterval(look, MINUTE_MS)
  timer.unref()
  return {
    nextPurgeAt: () => (leapt > 0 ? null : next()),
    notices: () => (leapt > 0 ? [leapNotice(leapt)] : []),
    stop: () => clearInterval(timer),
  }
}

/** As far as nothing goes that was written yesterday. Where nothing is kept there is nothing to lose. */
function mostLeap({ retention_days }: RetentionSettings): number {
  return retention_days === 0 ? Number.POSITIVE_INFINITY : Math.min(MOST_LEAP_MS, retention_days * DAY_MS)
}

function leapNotice(leapt: number): SystemStatus['notices'][number] {
  return {
    code: 'clock_leapt',
    message: `The clock went ahead by ${Math.round(leapt / DAY_MS)} days at once. Nothing is let go by its age meanwhile.`,
    action: 'Set the clock back; if the time is right, start Waybill again: waybill stop, then waybill start',
  }
}

function periodOf(settings: RetentionSettings): number {
  const keepsAll =
    settings.retention_days > 0 &&
    settings.events_retention_days > 0 &&
    settings.security_events_retention_days > 0 &&
    settings.outbound_retention_days > 0
  return keepsAll ? HOUR_MS : MINUTE_MS
}

/** 0 days: nothing that is finished is kept. Totals go no sooner than the exchanges that they are the sum of. */
export function cutoffs(settings: RetentionSettings, now: number): Cutoffs {
  const totalsDays = Math.max(settings.retention_days, settings.totals_retention_days)
  const before = (days: number): number => now - days * DAY_MS
  return {
    // Totals go by whole hours and days: none at all means this hour's and today's as well, whatever the clocks do tonight.
    exchangesBefore: settings.retention_days === 0 ? now + 2 * HOUR_MS : before(settings.retention_days),
    totalsBefore: totalsDays === 0 ? now + 2 * DAY_MS : before(totalsDays),
    eventsBefore: before(settings.events_retention_days),
    securityEventsBefore: before(settings.security_events_retention_days),
    outboundBefore: before(settings.outbound_retention_days),
  }
}
