import type { Connection } from '../connection.ts'
import type { StoredClientKey } from '../tables.ts'

export interface ClientKeyRecord {
  readonly id: string
  readonly name: string
  readonly project: string | null
  /** SHA-256 of the key, in hex; the key itself is nowhere. */
  readonly hash: string
  readonly prefix: string
  readonly created_at: number
  readonly revoked_at: number | null
}

export interface ClientKeysStore {
  /** Oldest first, revoked ones included. */
  all(): ClientKeyRecord[]
  /** Adds it, or replaces the one of that id. */
  put(record: ClientKeyRecord): void
}

export function createClientKeysStore(db: Connection): ClientKeysStore {
  const select = db.prepare<[], StoredClientKey>('select * from client_keys order by created_at, id')
  const put = db.prepare<StoredClientKey>(
    `insert into client_keys (id, name, project, hash, prefix, created_at, revoked_at)
     values (@id, @name, @project, @hash, @prefix, @created_at, @revoked_at)
     on conflict (id) do update set name = excluded.name, project = excluded.project, hash = excluded.hash,
       prefix = excluded.prefix, created_at = excluded.created_at, revoked_at = excluded.revoked_at`,
  )

  return {
    all: () => select.all(),
    put(record) {
      put.run({ ...record })
    },
  }
}
