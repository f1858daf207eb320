import type { Connection } from './connection.ts'
import { prepareScan } from './scan-rows.ts'
import type { Erasure, Slice } from './slice.ts'
import { type CountedRow, countedColumns } from './totals/counted-row.ts'
import { prepareTotals } from './totals/totals.ts'
import { VISIT_ROWS } from './visits.ts'

/** About 4 ms each; the totals that they are taken off are half of it. */
const SLICE_ROWS = 50

/** Erases a slice of exchanges and takes them off the totals. What still runs stays: it has yet to be closed. */
export function prepareRowErasure(db: Connection, erasure: Erasure): () => Slice {
  const find = prepareFind(db, erasure)
  const erase = db.prepare<[string]>('delete from exchanges where id = ?')
  const totals = prepareTotals(db)
  return () => {
    const { rows, more } = find()
    for (const { id } of rows) erase.run(id)
    totals.change([], rows)
    return { exchanges: rows.length, changed: rows.length > 0, more }
  }
}

function prepareFind(db: Connection, erasure: Erasure): () => { readonly rows: CountedRow[]; readonly more: boolean } {
  switch (erasure.scope) {
    case 'range':
      return prepareIndexed(db, 'started_at >= @since and started_at < @before', erasure)
    case 'key':
      return prepareIndexed(db, 'client_key_id = @client_key_id', erasure)
    case 'provider':
      return prepareIndexed(db, 'provider_name = @provider_name', erasure)
    case 'project':
      return prepareScan(db, 'project = @project and ended_by is not null', erasure)
    case 'visit':
      return prepareIndexed(db, VISIT_ROWS, erasure)
    case 'all':
      return prepareIndexed(db, 'true', {})
    default:
      return erasure satisfies never
  }
}

/** From the beginning each time: what was found before is gone. */
function prepareIndexed(db: Connection, which: string, values: object) {
  const slice = db.prepare<[object], CountedRow>(
    `select ${countedColumns.join(', ')} from exchanges where ${which} and ended_by is not null limit ${SLICE_ROWS}`,
  )
  return () => {
    const rows = slice.all(values)
    return { rows, more: rows.length === SLICE_ROWS }
  }
}
