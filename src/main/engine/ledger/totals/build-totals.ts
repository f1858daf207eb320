import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '../connection.ts'
import { type CountedRow, countedColumns } from './counted-row.ts'
import { prepareTotals } from './totals.ts'

export interface TotalsBuild {
  /** From 0 to 1; 1 once everything is counted. */
  progress(): number
  /** Resolves when it is over: built, or the ledger shut. What went wrong is tried again at the next start. */
  readonly ended: Promise<void>
}

/** About 2 ms each. */
const SLICE_ROWS = 250
/** So that it takes a third of one core at the most, while it lasts. */
const PAUSE_MS = 5

interface Build {
  readonly build_end: string
  readonly built_to: string
  readonly counted: number
  readonly to_count: number
}

/**
 * Counts the exchanges that were there before totals were: in the order of their ids, in slices, going on after a restart
 * where it stood. Whatever else changes an exchange meanwhile leaves it to the build until that has passed it.
 */
export function buildTotals(db: Connection): TotalsBuild {
  const current = db.prepare<[], Build>('select build_end, built_to, counted, to_count from totals_build')
  const ids = db
    .prepare<[string, string], string>(
      `select id from exchanges where id > ? and id <= ? order by id limit ${SLICE_ROWS}`,
    )
    .pluck()
  const rows = db.prepare<[string, string], CountedRow>(
    `select ${countedColumns.join(', ')} from exchanges where id > ? and id <= ? and ended_by is not null`,
  )
  const move = db.prepare<[string, number]>('update totals_build set built_to = ?, counted = counted + ?')
  const finish = db.prepare('delete from totals_build')
  const totals = prepareTotals(db)
  let progress = 1

  const countSlice = db.transaction((): boolean => {
    const build = current.get()
    if (build === undefined) return false
    const slice = ids.all(build.built_to, build.build_end)
    const last = slice.at(-1)
    if (last === undefined) {
      finish.run()
      return false
    }
    const ended = rows.all(build.built_to, last)
    // First they count as passed, then they are counted.
    move.run(last, slice.length)
    totals.change(ended, [])
    progress = Math.min(1, (build.counted + slice.length) / Math.max(1, build.to_count))
    return true
  })

  async function run(): Promise<void> {
    while (db.open && countSlice()) await pause(PAUSE_MS)
    progress = 1
  }

  if (current.get() !== undefined) progress = 0
  const ended = progress === 1 ? Promise.resolve() : pause(PAUSE_MS).then(run, run)
  return { progress: () => progress, ended: ended.catch(() => undefined) }
}
