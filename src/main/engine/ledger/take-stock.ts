import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import { prepareMove } from './recent.ts'

/** At the start: what was left running has crashed, with the Waybill that ran it. Resolves to the number of exchanges. */
export function takeStock(db: Connection): number {
  try {
    prepareMove(db)()
    db.prepare(`update exchanges set ended_by = 'crash' where ended_by is null`).run()
  } catch (error) {
    // A full disk stops no start: traffic goes on, and what can't be recorded is counted.
    if (!isFull(error)) throw error
  }
  checkpoint(db)
  return db.prepare<[], number>('select count(*) from exchanges').pluck().get() ?? 0
}

function isFull(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'SQLITE_FULL'
}
