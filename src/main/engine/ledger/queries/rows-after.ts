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
  const select = db.prepare<[string, string, number], StoredExchange>(
    `select ${exchangeColumns.join(', ')} from exchanges where id > ? and id >= ? order by id limit ?`,
  )
  return (id, since, limit) => select.all(id, idFloor(since), limit).map(fromStored)
}
