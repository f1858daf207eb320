import { breathe } from '../breathe.ts'
import type { Connection } from '../connection.ts'

/** About 3 ms each. */
const SLICE_TOTALS = 250
/** About 1 ms each, from a cold disk some more. */
const SLICE_GROUPS = 50

interface Sweeping {
  readonly goesOn: () => boolean
  /** Called in the transaction that erases. */
  readonly changed: () => void
}

/** Erases figures without a group, and groups (the names of keys, projects, tools) without any figures. */
export async function sweepTotals(db: Connection, sweeping: Sweeping): Promise<void> {
  for (const table of ['daily_totals', 'hourly_totals']) await eraseOrphans(db, table, sweeping)
  if (!sweeping.goesOn()) return
  const eraseUnused = db.prepare(
    `delete from total_groups
     where not exists (select 1 from daily_totals where group_id = total_groups.id)
       and not exists (select 1 from hourly_totals where group_id = total_groups.id)`,
  )
  db.transaction(() => {
    if (eraseUnused.run().changes > 0) sweeping.changed()
  })()
}

/** Group by group along the index: two seeks for each. */
async function eraseOrphans(db: Connection, table: string, { goesOn, changed }: Sweeping): Promise<void> {
  if (!goesOn()) return
  const period = table === 'daily_totals' ? 'day' : 'hour'
  const next = db.prepare<[number], number | null>(`select min(group_id) from ${table} where group_id > ?`).pluck()
  const isGroup = db.prepare<[number], 1>('select 1 from total_groups where id = ?').pluck()
  const erase = db.prepare<[number]>(
    `delete from ${table} where (${period}, group_id) in
       (select ${period}, group_id from ${table} where group_id = ? limit ${SLICE_TOTALS})`,
  )
  const eraseSlice = db.transaction((group: number) => {
    const { changes } = erase.run(group)
    if (changes > 0) changed()
    return changes
  })
  let looked = 0
  for (let group = next.get(0) ?? null; group !== null; group = next.get(group) ?? null) {
    looked += 1
    if (looked % SLICE_GROUPS === 0) {
      await breathe()
      if (!goesOn()) return
    }
    if (isGroup.get(group) !== undefined) continue
    while (eraseSlice(group) > 0) {
      await breathe()
      if (!goesOn()) return
    }
  }
}
