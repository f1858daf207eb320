import type { Connection } from './connection.ts'
import { prepareRowCorrection } from './correct-rows.ts'
import type { Work } from './purge.ts'
import { markDue } from './scrubber.ts'
import { daysOf } from './totals/erase-totals.ts'

export interface Rename {
  readonly from: string
  /** null: no project any more. */
  readonly to: string | null
}

/** Gives the exchanges of a project, and what was counted of them, its new name: that of another project as well. */
export function prepareProjectRename(db: Connection, { from, to }: Rename): Work {
  return {
    erases: false,
    slice: prepareRowCorrection(db, { which: 'project = @from', set: 'project = @to', values: { from, to } }),
    leftovers: {
      days: daysOf(db, 'project = @from', { from }),
      change: (leftover) =>
        leftover.group.project === from ? { ...leftover, group: { ...leftover.group, project: to ?? '' } } : leftover,
    },
  }
}

/**
 * The label of every key that has it, revoked ones included, and of every route that is for it. A route for a project that is no
 * more is for nothing; for all it must not be.
 */
export function relabelKeys(db: Connection, rename: Rename): void {
  const relabel = db.prepare<Rename>('update client_keys set project = @to where project = @from')
  const isIts = "json_valid(match) and json_extract(match, '$.project') = @from"
  const reroute = db.prepare<Rename>(
    rename.to === null
      ? `delete from route_rules where ${isIts}`
      : `update route_rules set match = json_set(match, '$.project', @to) where ${isIts}`,
  )
  db.transaction(() => {
    relabel.run(rename)
    reroute.run(rename)
    markDue(db)
  })()
}
