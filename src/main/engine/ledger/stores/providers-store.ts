import type { SomeAsks } from '../../../../shared/contract/asks.ts'
import type { KeyUse } from '../../../../shared/contract/providers.ts'
import type { WireFormat } from '../../../../shared/wire-formats.ts'
import type { Connection } from '../connection.ts'
import type { StoredProvider, StoredProviderKey } from '../tables.ts'
import { asksFrom } from './stored-asks.ts'
import { instantFrom } from './stored-instant.ts'
import { formatsFrom } from './stored-routes.ts'

export interface ProviderKeyRecord {
  /** Where the vault keeps it; never the key. */
  readonly id: string
  readonly last4: string | null
  readonly created_at: number
}

export interface ProviderRecord {
  readonly name: string
  readonly kind: string
  readonly base_url: string
  readonly allow_http: boolean
  readonly key_use: KeyUse
  readonly asks: SomeAsks
  /** What the user says that it speaks; null: what its kind does. */
  readonly formats: readonly WireFormat[] | null
  /** In their order of use. */
  readonly keys: readonly ProviderKeyRecord[]
  readonly created_at: number
}

export interface ProvidersStore {
  /** Oldest first. */
  all(): ProviderRecord[]
  /** Adds it, or replaces the one of that name, with its keys. */
  put(record: ProviderRecord): void
  /** And its keys, and what it listed. */
  remove(name: string): void
}

export function createProvidersStore(db: Connection): ProvidersStore {
  const select = db.prepare<[], StoredProvider>('select * from providers order by created_at, name')
  const selectKeys = db.prepare<[], StoredProviderKey>('select * from provider_keys order by provider_name, position')
  const put = db.prepare<StoredProvider>(
    `insert into providers (name, kind, base_url, allow_http, key_use, asks, created_at, formats)
     values (@name, @kind, @base_url, @allow_http, @key_use, @asks, @created_at, @formats)
     on conflict (name) do update set kind = excluded.kind, base_url = excluded.base_url,
       allow_http = excluded.allow_http, key_use = excluded.key_use,
       asks = excluded.asks, created_at = excluded.created_at, formats = excluded.formats`,
  )
  const putKey = db.prepare<StoredProviderKey>(
    `insert into provider_keys (id, provider_name, last4, position, created_at)
     values (@id, @provider_name, @last4, @position, @created_at)`,
  )
  const remove = db.prepare<[string]>('delete from providers where name = ?')
  const removeKeys = db.prepare<[string]>('delete from provider_keys where provider_name = ?')
  const removeModels = db.prepare<[string]>('delete from models where provider_name = ?')

  return {
    all() {
      const keys = selectKeys.all()
      return select.all().map((stored) => ({
        ...stored,
        allow_http: stored.allow_http === 1,
        key_use: stored.key_use === 'spread' ? 'spread' : 'order',
        asks: asksFrom(stored.asks),
        formats: formatsFrom(stored.formats),
        keys: keys
          .filter(({ provider_name }) => provider_name === stored.name)
          .map(({ id, last4, created_at }) => ({ id, last4, created_at: instantFrom(created_at) })),
        created_at: instantFrom(stored.created_at),
      }))
    },
    put: db.transaction(({ keys, ...record }: ProviderRecord) => {
      put.run({
        ...record,
        allow_http: record.allow_http ? 1 : 0,
        asks: JSON.stringify(record.asks),
        formats: record.formats && JSON.stringify(record.formats),
      })
      removeKeys.run(record.name)
      keys.forEach((key, position) => {
        putKey.run({ ...key, provider_name: record.name, position })
      })
    }),
    remove: db.transaction((name: string) => {
      remove.run(name)
      removeKeys.run(name)
      removeModels.run(name)
    }),
  }
}
