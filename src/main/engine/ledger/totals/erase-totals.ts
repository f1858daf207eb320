import { localDay, localHour } from '../../calendar.ts'
import type { Connection } from '../connection.ts'
import type { Erasure } from '../slice.ts'
import type { LeftoverChange } from './change-leftovers.ts'

/** About 3 ms each. */
const SLICE_TOTALS = 250

type Range = Extract<Erasure, { scope: 'range' }>

/**
 * Erases a slice of the totals whose rows are all gone; false once there are none. Those of a key, a provider or everything
 * lose their group at once, which is what a report joins them by, and their figures with the sweep that follows. What a range
 * covers in part, and what no index leads to, is left to `leftoversMeant`.
 */
export function prepareTotalsErasure(db: Connection, erasure: Erasure): () => boolean {
  switch (erasure.scope) {
    case 'range': {
      const days = prepareWhole(db, 'daily_totals', 'day', spanOf(erasure, localDay))
      const hours = prepareWhole(db, 'hourly_totals', 'hour', spanOf(erasure, localHour))
      return () => days() + hours() > 0
    }
    case 'key':
    case 'visit':
      return eraseGroups(db, 'client_key_id', erasure.client_key_id)
    case 'provider':
      return eraseGroups(db, 'provider_name', erasure.provider_name)
    case 'project':
      return () => false
    case 'all': {
      const groups = db.prepare('delete from total_groups')
      // How far they are counted is told by the ids of exchanges that are gone.
      const build = db.prepare('delete from totals_build')
      return () => groups.run().changes + build.run().changes > 0
    }
    default:
      return erasure satisfies never
  }
}

/**
 * Of figures that outlived their exchanges nobody can tell which part of a day came before noon. Whatever of them a range
 * touches goes whole: figures can be spared, what somebody wants gone can't. null: there is nothing of the kind.
 */
export function leftoversMeant(db: Connection, erasure: Erasure): LeftoverChange | null {
  switch (erasure.scope) {
    case 'range': {
      const [days, hours] = [spanOf(erasure, localDay).parts, spanOf(erasure, localHour).parts]
      const touched = new Set([...days, ...hours])
      return {
        days: [...new Set([...touched].map((period) => period.slice(0, 'YYYY-MM-DD'.length)))],
        change: (leftover) => (touched.has(leftover.period) ? null : leftover),
      }
    }
    case 'project':
      return {
        days: daysOf(db, 'project = @project', erasure),
        change: (leftover) => (leftover.group.project === erasure.project ? null : leftover),
      }
    case 'key':
    case 'visit':
    case 'provider':
    case 'all':
      return null
    default:
      return erasure satisfies never
  }
}

/** The days on which there are totals of some groups: there are none of an hour without those of its day. */
export function daysOf(db: Connection, whichGroups: string, values: object): string[] {
  return db
    .prepare<[object], string>(
      `select distinct day from daily_totals where group_id in (select id from total_groups where ${whichGroups})`,
    )
    .pluck()
    .all(values)
}

/** What a range covers of days or hours: whole ones, from one on to before another, and those at its ends in part. */
function spanOf({ since, before }: Range, nameOf: (instant: number) => string) {
  if (since >= before) return { from: '', to: '', parts: [] }
  const [first, last] = [nameOf(since), nameOf(before - 1)]
  const startsWhole = nameOf(since - 1) !== first
  const endsWhole = nameOf(before) !== last
  const parts = [...(startsWhole ? [] : [first]), ...(endsWhole ? [] : [last])]
  // `~` stands behind every digit and letter.
  return { from: startsWhole ? first : `${first}~`, to: endsWhole ? `${last}~` : last, parts }
}

function prepareWhole(
  db: Connection,
  table: 'hourly_totals' | 'daily_totals',
  period: 'day' | 'hour',
  { from, to }: { readonly from: string; readonly to: string },
): () => number {
  const slice = db.prepare<[string, string]>(
    `delete from ${table} where (${period}, group_id) in
       (select ${period}, group_id from ${table} where ${period} >= ? and ${period} < ? limit ${SLICE_TOTALS})`,
  )
  return () => slice.run(from, to).changes
}

function eraseGroups(db: Connection, column: 'client_key_id' | 'provider_name', name: string): () => boolean {
  // The empty text stands for none, which is no name of a key or a provider.
  if (name === '') return () => false
  const groups = db.prepare<[string]>(`delete from total_groups where ${column} = ?`)
  return () => groups.run(name).changes > 0
}

/** Erases a slice of the totals of hours or days before this one; resolves to how many. */
export function prepareTotalsUntil(db: Connection, table: 'hourly_totals' | 'daily_totals', end: string): () => number {
  return prepareWhole(db, table, table === 'daily_totals' ? 'day' : 'hour', { from: '', to: end })
}
