import type { Connection } from '../connection.ts'
import type { StoredAdminKey } from '../tables.ts'

export interface AdminKeyRecord {
  /** The name that the user gave the provider. */
  readonly provider: string
  /** Where the vault keeps it; never the key. */
  readonly key_id: string
  readonly key_last4: string | null
  /** The only origin that it may go to: that of the provider's base URL when it was given. */
  readonly origin: string
  readonly created_at: number
}

export interface AdminKeysStore {
  of(provider: string): AdminKeyRecord | null
  /** Adds it, or replaces that provider's. */
  put(record: AdminKeyRecord): void
  remove(provider: string): void
}

export function createAdminKeysStore(db: Connection): AdminKeysStore {
  const select = db.prepare<[string], StoredAdminKey>('select * from admin_keys where provider = ?')
  const put = db.prepare<StoredAdminKey>(
    `insert or replace into admin_keys (provider, key_id, key_last4, origin, created_at)
     values (@provider, @key_id, @key_last4, @origin, @created_at)`,
  )
  const remove = db.prepare<[string]>('delete from admin_keys where provider = ?')
  return {
    of: (provider) => select.get(provider) ?? null,
    put(record) {
      put.run({ ...record })
    },
    remove(provider) {
      remove.run(provider)
    },
  }
}
