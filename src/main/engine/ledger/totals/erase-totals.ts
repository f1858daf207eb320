import type { PurgeScope } from '../../../../shared/contract/privacy.ts'
import { localDay, localHour } from '../../calendar.ts'
import type { Connection } from '../connection.ts'
import type { Eraser } from '../slice.ts'

/** About 3 ms each. */
const SLICE_TOTALS = 250

/**
 * Erases totals whose rows are all gone. Those of a key, a provider or everything lose their group at once, which is
 * what a report joins them by, and their figures with the sweep that follows.
 */
export function prepareTotalsErasure(db: Connection, scope: PurgeScope): Eraser {
  switch (scope.scope) {
    case 'before': {
      const hours = prepareTotalsUntil(db, 'hourly_totals', localHour(scope.before))
      const days = prepareTotalsUntil(db, 'daily_totals', localDay(scope.before))
      return () => hours() + days() > 0
    }
    case 'key':
      return eraseGroups(db, 'client_key_id', scope.client_key_id)
    case 'provider':
      return eraseGroups(db, 'provider_name', scope.provider_name)
    case 'all': {
      const groups = db.prepare('delete from total_groups')
      return () => groups.run().changes > 0
    }
  }
}

function eraseGroups(db: Connection, column: 'client_key_id' | 'provider_name', name: string): () => boolean {
  // The empty text stands for none, which is no name of a key or a provider.
  if (name === '') return () => false
  const groups = db.prepare<[string]>(`delete from total_groups where ${column} = ?`)
  return () => groups.run(name).changes > 0
}

/** Erases a slice of the totals of hours or days before this one; resolves to how many. */
export function prepareTotalsUntil(db: Connection, table: 'hourly_totals' | 'daily_totals', end: string): () => number {
  const period = table === 'daily_totals' ? 'day' : 'hour'
  const slice = db.prepare<[string]>(
    `delete from ${table} where (${period}, group_id) in
       (select ${period}, group_id from ${table} where ${period} < ? limit ${SLICE_TOTALS})`,
  )
  return () => slice.run(end).changes
}
