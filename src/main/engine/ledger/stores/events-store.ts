import type { PurgeScope } from '../../../../shared/contract/privacy.ts'
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

/** What an erasure takes of the warnings: those of the key or the provider, those before a day, or all. */
export function eraseEvents(db: Connection, scope: PurgeScope): boolean {
  switch (scope.scope) {
    case 'before':
      return db.prepare('delete from events where at < ?').run(scope.before).changes > 0
    case 'key':
      return db.prepare(`delete from events where scope = 'key' and subject = ?`).run(scope.client_key_id).changes > 0
    case 'provider':
      return (
        db.prepare(`delete from events where scope = 'provider' and subject = ?`).run(scope.provider_name).changes > 0
      )
    case 'all':
      return db.prepare('delete from events').run().changes > 0
    default:
      return scope satisfies never
  }
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
