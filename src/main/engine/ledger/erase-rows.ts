import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import type { Connection } from './connection.ts'
import type { Slice } from './slice.ts'
import { type CountedRow, countedColumns } from './totals/counted-row.ts'
import { prepareTotals } from './totals/totals.ts'

/** About 4 ms each; the totals that they are taken off are half of it. */
const SLICE_ROWS = 50

/** Erases a slice of exchanges and takes them off the totals. What still runs stays: it has yet to be closed. */
export function prepareRowErasure(db: Connection, scope: PurgeScope): () => Slice {
  const find = prepareFind(db, scope)
  const erase = db.prepare<[string]>('delete from exchanges where id = ?')
  const totals = prepareTotals(db)
  return () => {
    const rows = find()
    for (const { id } of rows) erase.run(id)
    totals.change([], rows)
    return { exchanges: rows.length, changed: rows.length > 0, more: rows.length === SLICE_ROWS }
  }
}

function prepareFind(db: Connection, scope: PurgeScope): () => CountedRow[] {
  const slice = (which: string): string =>
    `select ${countedColumns.join(', ')} from exchanges where ${which} and ended_by is not null limit ${SLICE_ROWS}`
  switch (scope.scope) {
    case 'before': {
      const statement = db.prepare<[number], CountedRow>(slice('started_at < ?'))
      return () => statement.all(scope.before)
    }
    case 'key': {
      const statement = db.prepare<[string], CountedRow>(slice('client_key_id = ?'))
      return () => statement.all(scope.client_key_id)
    }
    case 'provider': {
      const statement = db.prepare<[string], CountedRow>(slice('provider_name = ?'))
      return () => statement.all(scope.provider_name)
    }
    case 'all': {
      const statement = db.prepare<[], CountedRow>(slice('true'))
      return () => statement.all()
    }
  }
}
