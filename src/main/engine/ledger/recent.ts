import { exchangeColumns } from '../../../shared/inventory/exchanges.ts'
import type { Connection } from './connection.ts'
import { type CountedRow, countedColumns } from './totals/counted-row.ts'
import { prepareTotals } from './totals/totals.ts'

/**
 * Moves all of `recent` to `exchanges`, or nothing, and counts what has ended into the totals. The later row of an id
 * stands: it says more; what an earlier one counted for, if it had been moved already, is taken off.
 */
export function prepareMove(db: Connection): () => void {
  const columns = exchangeColumns.join(', ')
  const counted = countedColumns.map((column) => `recent.${column}`).join(', ')
  const replaced = countedColumns.map((column) => `exchanges.${column}`).join(', ')
  const recent = db.prepare<[], CountedRow>(`select ${counted} from recent order by seq`)
  const before = db.prepare<[], CountedRow>(
    `select distinct ${replaced} from recent join exchanges on exchanges.id = recent.id
     where exchanges.ended_by is not null`,
  )
  const copy = db.prepare(
    `insert or replace into exchanges (${columns}) select ${columns} from recent order by id, seq`,
  )
  const clear = db.prepare('delete from recent')
  const totals = prepareTotals(db)
  return db.transaction(() => {
    const latest = new Map(recent.all().map((row) => [row.id, row]))
    totals.change(
      [...latest.values()].filter(({ ended_by }) => ended_by !== null),
      before.all(),
    )
    copy.run()
    clear.run()
  })
}
