import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import { prepareMove } from './recent.ts'
import { accountForCrash } from './spend-after-crash.ts'
import { type CountedRow, countedColumns } from './totals/counted-row.ts'
import { prepareTotals } from './totals/totals.ts'

/** At the start: what was left running has crashed, with the Waybill that ran it. Resolves to the number of exchanges. */
export function takeStock(db: Connection): number {
  try {
    // Immediate: one that reads first and writes then is refused at once where another start writes meanwhile, and waits for nobody.
    db.transaction(prepareMove(db)).immediate()
    db.transaction(() => markCrashed(db)).immediate()
  } catch (error) {
    // A full disk stops no start: traffic goes on, and what can't be recorded is counted.
    if (!isFull(error)) throw error
  }
  checkpoint(db)
  return countRows(db)
}

/** An index of all exchanges passes through the cache, and nothing of it will be asked for again: it may not fill it. */
function countRows(db: Connection): number {
  const size = Number(db.pragma('cache_size', { simple: true }))
  db.pragma('cache_size = -500')
  try {
    return db.prepare<[], number>('select count(*) from exchanges').pluck().get() ?? 0
  } finally {
    db.pragma(`cache_size = ${size}`)
  }
}

function markCrashed(db: Connection): void {
  accountForCrash(db)
  const running = db.prepare<[], string>('select id from exchanges where ended_by is null').pluck().all()
  const crash = db.prepare<[string]>(`update exchanges set ended_by = 'crash' where id = ?`)
  for (const id of running) crash.run(id)
  // As they stand now, with all that is known of them.
  const ended = db.prepare<[string], CountedRow>(`select ${countedColumns.join(', ')} from exchanges where id = ?`)
  prepareTotals(db).change(
    running.flatMap((id) => ended.get(id) ?? []),
    [],
  )
}

function isFull(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'SQLITE_FULL'
}
