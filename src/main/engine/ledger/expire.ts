import { localDay, localHour } from '../calendar.ts'
import type { Connection } from './connection.ts'
import { prepareBillsUntil } from './erase-bills.ts'
import type { Slice } from './slice.ts'
import { eraseEvents } from './stores/events-store.ts'
import { prepareTotalsUntil } from './totals/erase-totals.ts'

export interface Expiry {
  /** Exchanges that started before this instant (UTC milliseconds) go, and the totals of whole hours before it. */
  readonly exchangesBefore: number
  /** Totals of whole days before this instant go. */
  readonly totalsBefore: number
  readonly eventsBefore: number
}

/** About 3 ms each. */
const SLICE_ROWS = 250

/** What retention takes, slice by slice: nothing is taken off the daily totals, which outlive the rows. */
export function prepareExpiry(db: Connection, { exchangesBefore, totalsBefore, eventsBefore }: Expiry): () => Slice {
  const rows = db.prepare<[number]>(
    `delete from exchanges where id in
       (select id from exchanges where started_at < ? and ended_by is not null limit ${SLICE_ROWS})`,
  )
  const hours = prepareTotalsUntil(db, 'hourly_totals', localHour(exchangesBefore))
  const days = prepareTotalsUntil(db, 'daily_totals', localDay(totalsBefore))
  const bills = prepareBillsUntil(db, totalsBefore)
  return () => {
    const exchanges = rows.run(exchangesBefore).changes
    if (exchanges === SLICE_ROWS) return { exchanges, changed: true, more: true }
    const more = hours() + days() + bills() > 0
    const events = eraseEvents(db, { scope: 'before', before: eventsBefore })
    return { exchanges, changed: exchanges > 0 || events || more, more }
  }
}
