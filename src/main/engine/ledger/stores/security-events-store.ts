import type { PurgeScope } from '../../../../shared/contract/privacy.ts'
import { type SecurityEvent, type SecurityEventKind, securityEventKinds } from '../../../../shared/contract/security.ts'
import type { Connection } from '../connection.ts'
import type { StoredSecurityEvent } from '../tables.ts'

export interface SecurityEventsStore {
  /** All of them or none. One whose id is there already gets its new count. */
  put(events: readonly SecurityEvent[]): void
  /** Newest first. */
  latest(question: { readonly since?: number; readonly until?: number; readonly limit: number }): SecurityEvent[]
  countByKind(): Map<SecurityEventKind, number>
}

/** What an erasure takes of them: those of the key, those of a time, or all. Of a provider or a project none tells. */
export function eraseSecurityEvents(db: Connection, scope: PurgeScope): boolean {
  switch (scope.scope) {
    case 'before':
      return db.prepare('delete from security_events where at < ?').run(scope.before).changes > 0
    case 'range':
      return (
        db.prepare('delete from security_events where at >= ? and at < ?').run(scope.since, scope.before).changes > 0
      )
    case 'key':
      return db.prepare('delete from security_events where client_key_id = ?').run(scope.client_key_id).changes > 0
    case 'all':
      return db.prepare('delete from security_events').run().changes > 0
    case 'provider':
    case 'project':
      return false
    default:
      return scope satisfies never
  }
}

export function createSecurityEventsStore(db: Connection): SecurityEventsStore {
  const insert = db.prepare<StoredSecurityEvent>(
    `insert into security_events (id, at, kind, client_key_id, peer_port, tool, detail, count)
     values (@id, @at, @kind, @client_key_id, @peer_port, @tool, @detail, @count)
     on conflict (id) do update set count = excluded.count`,
  )
  const select = db.prepare<[number, number, number], StoredSecurityEvent>(
    'select * from security_events where at >= ? and at < ? order by at desc, id desc limit ?',
  )
  const count = db.prepare<[], { kind: string; rows: number }>(
    'select kind, count(*) as rows from security_events group by kind',
  )

  return {
    put: db.transaction((events: readonly SecurityEvent[]) => {
      for (const event of events) insert.run({ ...event })
    }),
    latest: ({ since = 0, until = Number.MAX_SAFE_INTEGER, limit }) =>
      select.all(since, until, limit).flatMap((stored) => {
        const kind = kindOf(stored.kind)
        return kind === undefined ? [] : [{ ...stored, kind }]
      }),
    countByKind: () =>
      new Map(
        count.all().flatMap(({ kind: name, rows }) => {
          const kind = kindOf(name)
          return kind === undefined ? [] : [[kind, rows] as const]
        }),
      ),
  }
}

/** undefined: of a newer Waybill, which has known more kinds. */
function kindOf(name: string): SecurityEventKind | undefined {
  return securityEventKinds.find((kind) => kind === name)
}
