import type { ExchangeRow } from '../../../../shared/exchange-row.ts'
import { exchangeColumns } from '../../../../shared/inventory/exchanges.ts'
import type { Connection } from '../connection.ts'
import { idFloor } from '../id-floor.ts'
import { fromStored } from '../stored-exchange.ts'
import type { StoredExchange } from '../tables.ts'

/**
 * A slice of exchanges, oldest first. At once and not as a promise: who reads rows to amend them must do both in one turn of
 * the event loop, or what a purge takes in between would be written again.
 */
export function prepareRowsAfter(db: Connection): (id: string, since: number, limit: number) => ExchangeRow[] {
  // One bound: of two, SQLite seeks by the first and reads on, past a million rows in 140 ms (measured 2026-11-22).
  const select = db.prepare<[string, number], StoredExchange>(
    `select ${exchangeColumns.join(', ')} from exchanges where id > ? order by id limit ?`,
  )
  return (id, since, limit) => {
    // No id itself: what is behind it is what is at it or behind it.
    const floor = idFloor(since)
    return select.all(id > floor ? id : floor, limit).map(fromStored)
  }
}
