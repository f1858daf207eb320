import { localDay, localHour } from '../calendar.ts'
import type { Connection } from './connection.ts'
import { prepareDelete, utcDay } from './erase-tables.ts'
import type { Work } from './purge.ts'
import { prepareTotalsUntil } from './totals/erase-totals.ts'

export interface Expiry {
  /** Exchanges that started before this instant (UTC milliseconds) go, and the totals of whole hours before it. */
  readonly exchangesBefore: number
  /** Totals of whole days before this instant go. */
  readonly totalsBefore: number
  readonly eventsBefore: number
  readonly securityEventsBefore: number
  /** Hosts that were not contacted since. */
  readonly outboundBefore: number
}

/** About 3 ms each. */
const SLICE_ROWS = 250

/** What retention takes, slice by slice: nothing is taken off the daily totals, which outlive the rows. */
export function prepareExpiry(db: Connection, expiry: Expiry): Work {
  const { exchangesBefore, totalsBefore } = expiry
  const rows = db.prepare<[number]>(
    `delete from exchanges where id in
       (select id from exchanges where started_at < ? and ended_by is not null limit ${SLICE_ROWS})`,
  )
  const hours = prepareTotalsUntil(db, 'hourly_totals', localHour(exchangesBefore))
  const days = prepareTotalsUntil(db, 'daily_totals', localDay(totalsBefore))
  // Bills are kept as long as totals, by whole UTC days.
  const others = [
    prepareDelete(db, 'provider_bills', 'day < @totalsDay'),
    prepareDelete(db, 'provider_bill_days', 'day < @totalsDay'),
    prepareDelete(db, 'events', 'at < @eventsBefore'),
    prepareDelete(db, 'security_events', 'at < @securityEventsBefore'),
    prepareDelete(db, 'outbound', 'last_at < @outboundBefore'),
  ]
  const values = { ...expiry, totalsDay: utcDay(totalsBefore) }
  return {
    erases: true,
    leftovers: null,
    slice() {
      const exchanges = rows.run(exchangesBefore).changes
      if (exchanges === SLICE_ROWS) return { exchanges, changed: true, more: true }
      const more = others.reduce((sum, erase) => sum + erase(values), hours() + days()) > 0
      return { exchanges, changed: exchanges > 0 || more, more }
    },
  }
}
