import { type SecurityEvent, type SecurityEventKind, securityEventKinds } from '../../../../shared/contract/security.ts'
import type { Connection } from '../connection.ts'
import type { StoredSecurityEvent } from '../tables.ts'

export interface SecurityEventsStore {
  /** All of them or none. One whose id is there already gets its new count. */
  put(events: readonly SecurityEvent[]): void
  /** Newest first. */
  latest(question: {
    readonly since?: number | undefined
    readonly until?: number | undefined
    /** All where left out. */
    readonly kinds?: readonly SecurityEventKind[] | undefined
    readonly limit: number
  }): SecurityEvent[]
  countByKind(): Map<SecurityEventKind, number>
  /** What was seen by quarters of an hour, which fit into the hours of every time zone, in their order. */
  quarters(since: number, until: number): SecurityEventSum[]
  /** What was seen by whom, the most frequent first; the first 500. */
  causes(since: number, until: number): SecurityEventCause[]
  /** What waits to be written down has to be, before an erasure: or it would come back after it. */
  onSettle(settle: () => void): void
  settle(): void
}

export type SecurityEventSum = Pick<SecurityEvent, 'kind' | 'count'> & {
  readonly first_at: number
  readonly last_at: number
}

export type SecurityEventCause = SecurityEventSum & Pick<SecurityEvent, 'client_key_id' | 'detail' | 'tool'>

export function createSecurityEventsStore(db: Connection): SecurityEventsStore {
  const insert = db.prepare<StoredSecurityEvent>(
    `insert into security_events (id, at, kind, client_key_id, peer_port, tool, detail, count)
     values (@id, @at, @kind, @client_key_id, @peer_port, @tool, @detail, @count)
     on conflict (id) do update set count = excluded.count`,
  )
  const select = db.prepare<[number, number, string, number], StoredSecurityEvent>(
    `select * from security_events where at >= ? and at < ? and kind in (select value from json_each(?))
     order by at desc, id desc limit ?`,
  )
  const count = db.prepare<[], { kind: string; rows: number }>(
    'select kind, count(*) as rows from security_events group by kind',
  )
  const quarters = db.prepare<[number, number], SecurityEventSum>(
    `select kind, sum(count) as count, min(at) as first_at, max(at) as last_at from security_events
     where at >= ? and at < ? group by at / 900000, kind order by at / 900000, kind`,
  )
  const causes = db.prepare<[number, number], SecurityEventCause>(
    `select kind, client_key_id, detail, tool, sum(count) as count, min(at) as first_at, max(at) as last_at
     from security_events where at >= ? and at < ?
     group by kind, client_key_id, detail, tool order by sum(count) desc, kind limit 500`,
  )
  let settle = () => {}

  return {
    put: db.transaction((events: readonly SecurityEvent[]) => {
      for (const event of events) insert.run({ ...event })
    }),
    latest: ({ since = 0, until = Number.MAX_SAFE_INTEGER, kinds = securityEventKinds, limit }) =>
      known(select.all(since, until, JSON.stringify(kinds), limit)),
    countByKind: () => new Map(known(count.all()).map(({ kind, rows }) => [kind, rows])),
    quarters: (since, until) => known(quarters.all(since, until)),
    causes: (since, until) => known(causes.all(since, until)),
    onSettle: (wanted) => {
      settle = wanted
    },
    settle: () => settle(),
  }
}

/** Without the kinds of a newer Waybill, which has known more. */
function known<Row extends { readonly kind: string }>(rows: readonly Row[]): (Row & { kind: SecurityEventKind })[] {
  return rows.flatMap((row) => {
    const kind = securityEventKinds.find((candidate) => candidate === row.kind)
    return kind === undefined ? [] : [{ ...row, kind }]
  })
}
