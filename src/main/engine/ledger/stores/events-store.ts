import type { Warning } from '../../../../shared/contract/warnings.ts'
import type { Connection } from '../connection.ts'
import type { StoredEvent } from '../tables.ts'

/** A warning without its words, which are made when it is shown. */
export type EventRecord = Omit<Warning, 'message' | 'action'>

export interface EventsStore {
  /** False if there is one of this id already. */
  add(event: EventRecord): boolean
  /** Newest first. */
  latest(limit: number): EventRecord[]
}

export function createEventsStore(db: Connection): EventsStore {
  const insert = db.prepare<StoredEvent>(
    `insert or ignore into events
       (id, at, kind, scope, subject, budget_window, unit, percent, figure, reference, suspended)
     values (@id, @at, @kind, @scope, @subject, @budget_window, @unit, @percent, @figure, @reference, @suspended)`,
  )
  const select = db.prepare<[number], StoredEvent>('select * from events order by at desc, id limit ?')

  return {
    add: (event) => insert.run({ ...event, suspended: event.suspended ? 1 : 0 }).changes > 0,
    latest: (limit) => select.all(limit).map((stored) => ({ ...stored, suspended: stored.suspended === 1 })),
  }
}
