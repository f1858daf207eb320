import type { Connection } from '../connection.ts'
import type { StoredOutbound } from '../tables.ts'

export type OutboundRecord = StoredOutbound

export interface OutboundStore {
  /** Adds to what is there of the same hour, host, purpose and provider. */
  add(records: readonly OutboundRecord[]): void
  /** All hours together, from the one in which `since` (UTC milliseconds) lies to that of `until`; the last contacted first. */
  list(since: number, until?: number): Omit<OutboundRecord, 'hour'>[]
  /** What is counted and not written down yet has to be, before an erasure: or it would come back after it. */
  onSettle(settle: () => void): void
  settle(): void
}

export function createOutboundStore(db: Connection): OutboundStore {
  const upsert = db.prepare<StoredOutbound>(
    `insert into outbound
       (hour, host, purpose, provider_name, first_at, last_at, connections, bytes_sent, bytes_received)
     values (@hour, @host, @purpose, @provider_name, @first_at, @last_at, @connections, @bytes_sent, @bytes_received)
     on conflict do update set
       first_at = min(first_at, excluded.first_at),
       last_at = max(last_at, excluded.last_at),
       connections = connections + excluded.connections,
       bytes_sent = bytes_sent + excluded.bytes_sent,
       bytes_received = bytes_received + excluded.bytes_received`,
  )
  const select = db.prepare<[number, number], Omit<StoredOutbound, 'hour'>>(
    `select host, purpose, provider_name, min(first_at) as first_at, max(last_at) as last_at,
       sum(connections) as connections, sum(bytes_sent) as bytes_sent, sum(bytes_received) as bytes_received
     from outbound where last_at >= ? and first_at < ?
     group by host, purpose, provider_name order by max(last_at) desc, host`,
  )
  const addAll = db.transaction((records: readonly StoredOutbound[]) => {
    for (const record of records) upsert.run(record)
  })
  let settle = () => {}

  return {
    add: (records) => void addAll(records),
    list: (since, until = Number.MAX_SAFE_INTEGER) => select.all(since, until),
    onSettle: (wanted) => {
      settle = wanted
    },
    settle: () => settle(),
  }
}
