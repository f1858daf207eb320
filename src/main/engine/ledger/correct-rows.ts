import type { Connection } from './connection.ts'
import { prepareScan } from './scan-rows.ts'
import type { Slice } from './slice.ts'
import { type CountedRow, countedColumns } from './totals/counted-row.ts'
import { prepareTotals } from './totals/totals.ts'

/** SQL with named values; names of columns come from closed lists. */
export interface RowCorrection {
  readonly which: string
  readonly set: string
  readonly values: object
}

/**
 * Changes columns of exchanges, slice by slice, and with each what it counts for. Those that still run as well: what they
 * have said so far lies in the file.
 */
export function prepareRowCorrection(db: Connection, { which, set, values }: RowCorrection): () => Slice {
  const scan = prepareScan(db, which, values)
  const correct = db.prepare<[object]>(`update exchanges set ${set} where id = @id`)
  const asItIsNow = db.prepare<[string], CountedRow>(`select ${countedColumns.join(', ')} from exchanges where id = ?`)
  const totals = prepareTotals(db)
  return () => {
    const { rows, more } = scan()
    for (const { id } of rows) correct.run({ ...values, id })
    const ended = rows.filter(({ ended_by }) => ended_by !== null)
    totals.change(
      ended.flatMap(({ id }) => asItIsNow.get(id) ?? []),
      ended,
    )
    return { exchanges: rows.length, changed: rows.length > 0, more }
  }
}
