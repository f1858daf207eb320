import type { SomeAsks } from '../../../../shared/contract/asks.ts'
import type { Limits } from '../../../../shared/contract/limits.ts'
import { type SecretScan, secretScans } from '../../../../shared/contract/values.ts'
import type { Connection } from '../connection.ts'
import type { StoredClientKey } from '../tables.ts'
import { asksFrom } from './stored-asks.ts'
import { instantFrom } from './stored-instant.ts'
import { limitsFrom } from './stored-limits.ts'

export interface ClientKeyRecord {
  readonly id: string
  readonly name: string
  readonly project: string | null
  /** SHA-256 of the key, in hex; the key itself is nowhere. */
  readonly hash: string
  readonly prefix: string
  readonly created_at: number
  readonly revoked_at: number | null
  /** Its own; what its plan adds is not in here. */
  readonly limits: Limits
  readonly plan: string | null
  readonly expires_at: number | null
  readonly suspended_at: number | null
  readonly suspended_reason: string | null
  /** Its exchanges leave no row and no total. */
  readonly private: boolean
  /** null: as the setting has it. */
  readonly secret_scan: SecretScan | null
  readonly asks: SomeAsks
}

/** What a key is without anybody's having said more. */
export const unlimited = {
  limits: {},
  plan: null,
  expires_at: null,
  suspended_at: null,
  suspended_reason: null,
  private: false,
  secret_scan: null,
  asks: {},
} as const satisfies Partial<ClientKeyRecord>

type NewClientKeyRecord = Omit<ClientKeyRecord, keyof typeof unlimited> & Partial<ClientKeyRecord>

export interface ClientKeysStore {
  /** Oldest first, revoked ones included. */
  all(): ClientKeyRecord[]
  /** Adds it, or replaces the one of that id. */
  put(record: NewClientKeyRecord): void
  /** All that are not revoked yet, in one statement, or those made by then; their ids. UTC milliseconds. */
  revokeAll(at: number, madeBy?: number): string[]
}

export function createClientKeysStore(db: Connection): ClientKeysStore {
  const select = db.prepare<[], StoredClientKey>('select * from client_keys order by created_at, id')
  const put = db.prepare<StoredClientKey>(
    `insert into client_keys (id, name, project, hash, prefix, created_at, revoked_at, limits, plan, expires_at,
       suspended_at, suspended_reason, private, secret_scan, asks)
     values (@id, @name, @project, @hash, @prefix, @created_at, @revoked_at, @limits, @plan, @expires_at,
       @suspended_at, @suspended_reason, @private, @secret_scan, @asks)
     on conflict (id) do update set name = excluded.name, project = excluded.project, hash = excluded.hash,
       prefix = excluded.prefix, created_at = excluded.created_at, revoked_at = excluded.revoked_at,
       limits = excluded.limits, plan = excluded.plan, expires_at = excluded.expires_at,
       suspended_at = excluded.suspended_at, suspended_reason = excluded.suspended_reason,
       private = excluded.private, secret_scan = excluded.secret_scan, asks = excluded.asks`,
  )
  const revokeAll = db
    .prepare<[number, number], string>(
      'update client_keys set revoked_at = ? where revoked_at is null and created_at <= ? returning id',
    )
    .pluck()

  return {
    all: () =>
      select.all().map((stored) => ({
        ...stored,
        created_at: instantFrom(stored.created_at),
        revoked_at: instantFrom(stored.revoked_at),
        expires_at: instantFrom(stored.expires_at),
        suspended_at: instantFrom(stored.suspended_at),
        limits: limitsFrom(stored.limits),
        private: stored.private !== 0,
        secret_scan: stored.secret_scan === null ? null : scanFrom(stored.secret_scan),
        asks: asksFrom(stored.asks),
      })),
    revokeAll: (at, madeBy = Number.MAX_SAFE_INTEGER) => revokeAll.all(at, madeBy),
    put(record) {
      const whole = { ...unlimited, ...record }
      put.run({
        ...whole,
        limits: JSON.stringify(whole.limits),
        private: whole.private ? 1 : 0,
        asks: JSON.stringify(whole.asks),
      })
    },
  }
}

function scanFrom(stored: string): SecretScan {
  return secretScans.find((scan) => scan === stored) ?? 'block'
}
