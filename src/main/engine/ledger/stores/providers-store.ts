import type { Connection } from '../connection.ts'
import type { StoredProvider } from '../tables.ts'

export interface ProviderRecord {
  readonly name: string
  readonly kind: string
  readonly base_url: string
  readonly allow_http: boolean
  /** Where the vault keeps its key; never the key. */
  readonly key_id: string | null
  readonly key_last4: string | null
  readonly created_at: number
}

export interface ProvidersStore {
  /** Oldest first. */
  all(): ProviderRecord[]
  /** Adds it, or replaces the one of that name. */
  put(record: ProviderRecord): void
  remove(name: string): void
}

export function createProvidersStore(db: Connection): ProvidersStore {
  const select = db.prepare<[], StoredProvider>('select * from providers order by created_at, name')
  const put = db.prepare<StoredProvider>(
    `insert into providers (name, kind, base_url, allow_http, key_id, key_last4, created_at)
     values (@name, @kind, @base_url, @allow_http, @key_id, @key_last4, @created_at)
     on conflict (name) do update set kind = excluded.kind, base_url = excluded.base_url,
       allow_http = excluded.allow_http, key_id = excluded.key_id, key_last4 = excluded.key_last4,
       created_at = excluded.created_at`,
  )
  const remove = db.prepare<[string]>('delete from providers where name = ?')

  return {
    all: () => select.all().map((stored) => ({ ...stored, allow_http: stored.allow_http === 1 })),
    put(record) {
      put.run({ ...record, allow_http: record.allow_http ? 1 : 0 })
    },
    remove(name) {
      remove.run(name)
    },
  }
}
