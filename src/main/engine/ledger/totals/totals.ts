import { figures } from '../../../../shared/figures.ts'
import type { Connection } from '../connection.ts'
import type { CountedRow, GroupNames, Sums } from './counted-row.ts'
import { type Histogram, pack, packedSum } from './histogram.ts'
import type { Leftover } from './leftovers.ts'
import { createTally, type TallyEntry } from './tally.ts'

export interface Totals {
  /**
   * Counts ended exchanges in, and others out again: in the transaction that writes or erases them. Rows that the first
   * build of the totals has yet to reach are left to it.
   */
  change(added: Iterable<CountedRow>, takenOff: Iterable<CountedRow>): void
  /** Counts figures into a day or an hour, or out of it. */
  add(leftover: Leftover, sign: 1 | -1): void
}

type Bound = string | number | Uint8Array

interface StoredCounts {
  readonly requests: number
  readonly latencies: Uint8Array
  readonly first_chunks: Uint8Array
}

export function prepareTotals(db: Connection): Totals {
  const findGroup = db
    .prepare<string[], number>(
      `select id from total_groups
       where provider_name = ? and model = ? and client_key_id = ? and project = ? and tool = ?`,
    )
    .pluck()
  const addGroup = db.prepare<string[]>(
    'insert into total_groups (provider_name, model, client_key_id, project, tool) values (?, ?, ?, ?, ?)',
  )
  const build = db.prepare<[], { build_end: string; built_to: string }>('select build_end, built_to from totals_build')
  const days = preparePeriod(db, 'daily_totals', 'day')
  const hours = preparePeriod(db, 'hourly_totals', 'hour')

  function groupId({ provider_name, model, client_key_id, project, tool }: GroupNames): number {
    const names = [provider_name, model, client_key_id, project, tool]
    // Asked each time: another process may have erased the group.
    return findGroup.get(...names) ?? Number(addGroup.run(...names).lastInsertRowid)
  }

  return {
    change(added, takenOff) {
      const tally = createTally()
      const unbuilt = build.get()
      const isLeft = (id: string): boolean => unbuilt !== undefined && id > unbuilt.built_to && id <= unbuilt.build_end
      for (const row of takenOff) if (!isLeft(row.id)) tally.count(row, -1)
      for (const row of added) if (!isLeft(row.id)) tally.count(row, 1)
      for (const entry of tally.entries()) {
        const id = groupId(entry.group)
        days(entry.hour.slice(0, 10), id, entry)
        hours(entry.hour, id, entry)
      }
    },
    add({ table, period, group, ...figures }, sign) {
      const periods = table === 'daily_totals' ? days : hours
      periods(period, groupId(group), sign === 1 ? figures : negative(figures))
    },
  }
}

type Counted = Pick<TallyEntry, 'sums' | 'latencies' | 'firstChunks'>

function negative({ sums, latencies, firstChunks }: Counted): Counted {
  const turned = (histogram: Histogram): Histogram => new Map([...histogram].map(([bucket, count]) => [bucket, -count]))
  return {
    sums: Object.fromEntries(figures.map((figure) => [figure, -sums[figure]])) as Sums,
    latencies: turned(latencies),
    firstChunks: turned(firstChunks),
  }
}

/** Adds an entry to one group's totals of a day or an hour. */
function preparePeriod(db: Connection, table: string, period: string) {
  const find = db.prepare<[string, number], StoredCounts>(
    `select requests, latencies, first_chunks from ${table} where ${period} = ? and group_id = ?`,
  )
  const insert = db.prepare<Bound[]>(
    `insert into ${table} (${figures.join(', ')}, latencies, first_chunks, ${period}, group_id)
     values (${figures.map(() => '?').join(', ')}, ?, ?, ?, ?)`,
  )
  const add = db.prepare<Bound[]>(
    `update ${table} set ${figures.map((figure) => `${figure} = ${figure} + ?`).join(', ')}, latencies = ?,
       first_chunks = ? where ${period} = ? and group_id = ?`,
  )
  const remove = db.prepare<[string, number]>(`delete from ${table} where ${period} = ? and group_id = ?`)

  return (name: string, groupId: number, { sums, latencies, firstChunks }: Counted): void => {
    const { requests } = sums
    const values = figures.map((figure) => sums[figure])
    const known = find.get(name, groupId)
    if (known === undefined) {
      // Nothing to take it off: the totals of that day are no longer kept.
      if (requests > 0) insert.run(...values, pack(latencies), pack(firstChunks), name, groupId)
    } else if (known.requests + requests <= 0) {
      remove.run(name, groupId)
    } else {
      const packed = [packedSum(known.latencies, latencies), packedSum(known.first_chunks, firstChunks)]
      add.run(...values, ...packed, name, groupId)
    }
  }
}
