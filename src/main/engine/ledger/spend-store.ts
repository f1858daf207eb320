import type { Connection } from './connection.ts'
import type { Erasure } from './slice.ts'
import { ADDING, type Spend, type SpendRow, sumOf } from './spend.ts'
import { HELD_AS_SPENT } from './spend-after-crash.ts'
import type { StoredSpend } from './tables.ts'

export interface SpendStore {
  all(): SpendRow[]
  /** What is held back for exchanges, as if it were spent. */
  held(): SpendRow[]
  /** Deletes days before this one, and minutes before that one. */
  forgetBefore(day: string, minute: string): void
  /** Counts what is labelled with later days than this one as this day's: a clock has gone wrong and come back. */
  foldLaterThan(day: string): void
}

export function createSpendStore(db: Connection): SpendStore {
  const select = db.prepare<[], StoredSpend>('select * from spend order by window')
  const held = db.prepare<[], StoredSpend>(HELD_AS_SPENT)
  const forgetDays = db.prepare<[string]>('delete from spend where window < ?')
  const forgetMinutes = db.prepare<[string]>('delete from spend where length(window) > 10 and window < ?')
  const fold = db.prepare<{ day: string }>(
    `insert into spend
     select client_key_id, provider_name, @day, ${sumOf('requests')}, ${sumOf('tokens')}, ${sumOf('cost_nano_usd')}
     from spend where length(window) = 10 and window > @day group by client_key_id, provider_name ${ADDING}`,
  )
  // A minute of the day itself begins with it and a T.
  const forgetLater = db.prepare<[string]>(`delete from spend where window > ? || 'U'`)
  const foldDays = db.transaction((day: string) => {
    fold.run({ day })
    forgetLater.run(day)
  })
  return {
    all: () => select.all(),
    held: () => held.all(),
    forgetBefore(day, minute) {
      forgetDays.run(day)
      forgetMinutes.run(minute)
    },
    foldLaterThan(day) {
      foldDays(day)
    },
  }
}

/**
 * What a purge takes of the spending: that of the erased key, or of everything; time, provider and project take none, or a
 * budget would open with them, but a provider that was removed loses its name. What is held for exchanges that run stays,
 * as their rows do, without that name. Returns how many windows were touched.
 */
export function eraseSpend(db: Connection, spend: Pick<Spend, 'unname'>, erasure: Erasure): number {
  const of = (which: string, ...values: string[]): number =>
    db.prepare(`delete from spend where ${which}`).run(...values).changes
  switch (erasure.scope) {
    case 'key':
    case 'visit':
      return of('client_key_id = ?', erasure.client_key_id)
    case 'all':
      return of('true')
    case 'provider':
      return unname(db, spend, erasure)
    case 'range':
    case 'project':
      return 0
    default:
      return erasure satisfies never
  }
}

/** Of a provider that was removed the budget is gone; its keys' and the common budgets have to know of the sum, not of the name. */
function unname(
  db: Connection,
  spend: Pick<Spend, 'unname'>,
  { provider_name, name }: Extract<Erasure, { scope: 'provider' }>,
): number {
  if (provider_name === '') return 0
  if (db.prepare('select 1 from providers where name = ?').get(name) !== undefined) return 0
  spend.unname(provider_name)
  db.prepare(`update reservations set provider_name = '' where provider_name = ?`).run(provider_name)
  db.prepare(
    `insert into spend
     select client_key_id, '', window, requests, tokens, cost_nano_usd from spend where provider_name = ? ${ADDING}`,
  ).run(provider_name)
  return db.prepare('delete from spend where provider_name = ?').run(provider_name).changes
}
