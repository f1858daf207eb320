import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import type { Connection } from './connection.ts'
import type { Eraser } from './slice.ts'

/** Each table with what its rows are known by. */
const TABLES = { provider_bills: 'provider_name, day, item', provider_bill_days: 'provider_name, day' } as const

/** About 2 ms each. */
const SLICE_ROWS = 500

/** What a purge means of the providers' bills: they are of a provider and a day, and say nothing of a client key. */
export function prepareBillsErasure(db: Connection): Eraser {
  const ofProvider = prepare<[string]>(db, 'provider_name = ?')
  const before = prepare<[string]>(db, 'day < ?')
  const all = prepare<[]>(db, 'true')
  return (scope: PurgeScope) => {
    switch (scope.scope) {
      case 'provider':
        return ofProvider(scope.provider_name) > 0
      case 'all':
        return all() > 0
      case 'before':
        return before(new Date(scope.before).toISOString().slice(0, 10)) > 0
      case 'key':
        return false
    }
  }
}

/** Bills are kept as long as totals: erases a slice of those of whole UTC days before this instant; resolves to how many. */
export function prepareBillsUntil(db: Connection, instant: number): () => number {
  const before = prepare<[string]>(db, 'day < ?')
  const day = new Date(instant).toISOString().slice(0, 10)
  return () => before(day)
}

function prepare<Values extends unknown[]>(db: Connection, which: string): (...values: Values) => number {
  const statements = Object.entries(TABLES).map(([table, key]) =>
    db.prepare<Values>(
      `delete from ${table} where (${key}) in (select ${key} from ${table} where ${which} limit ${SLICE_ROWS})`,
    ),
  )
  return (...values) => statements.reduce((sum, statement) => sum + statement.run(...values).changes, 0)
}
