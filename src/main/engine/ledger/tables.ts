import type { Generated } from 'kysely'
import type { Warning } from '../../../shared/contract/warnings.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'

/** An exchange as SQLite holds it: booleans as 0 or 1, lists as JSON text. */
export type StoredExchange = Omit<ExchangeRow, 'stream' | 'finish_reasons' | 'dropped_fields'> & {
  stream: number
  finish_reasons: string
  dropped_fields: string
}

export interface StoredProvider {
  name: string
  kind: string
  base_url: string
  allow_http: number
  key_id: string | null
  key_last4: string | null
  created_at: number
}

export interface StoredClientKey {
  id: string
  name: string
  project: string | null
  hash: string
  prefix: string
  created_at: number
  revoked_at: number | null
}

export type StoredEvent = Omit<Warning, 'message' | 'action' | 'suspended'> & { suspended: number }

/** What the migrations add up to. */
export interface LedgerTables {
  exchanges: StoredExchange
  /** Where exchanges are written first; see recorder.ts. */
  recent: StoredExchange & { seq: Generated<number> }
  settings: { name: string; value: string }
  providers: StoredProvider
  client_keys: StoredClientKey
  events: StoredEvent
}
