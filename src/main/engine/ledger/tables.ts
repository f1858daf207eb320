import type { Generated } from 'kysely'
import type { BillFigures } from '../../../shared/contract/billing.ts'
import type { PriceRateName } from '../../../shared/contract/prices.ts'
import type { Warning } from '../../../shared/contract/warnings.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Figure } from '../../../shared/figures.ts'

/** An exchange as SQLite holds it: booleans as 0 or 1, lists as JSON text. */
export type StoredExchange = Omit<ExchangeRow, 'stream' | 'finish_reasons' | 'dropped_fields'> & {
  stream: number
  finish_reasons: string | null
  dropped_fields: string | null
}

export interface StoredProvider {
  name: string
  kind: string
  base_url: string
  allow_http: number
  key_use: string
  /** JSON; null: nothing. */
  asks: string | null
  created_at: number
  /** JSON; null: its kind's. */
  formats: string | null
}

/** A route; `match` and `targets` are JSON. */
export interface StoredRoute {
  id: string
  position: number
  match: string
  targets: string
  created_at: number
}

export interface StoredProviderKey {
  id: string
  provider_name: string
  last4: string | null
  position: number
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
  /** JSON; null: none of its own. */
  limits: string | null
  plan: string | null
  expires_at: number | null
  suspended_at: number | null
  suspended_reason: string | null
  private: number
  secret_scan: string | null
  /** JSON; null: as its provider has it. */
  asks: string | null
}

export interface StoredSpend {
  client_key_id: string
  provider_name: string
  /** A local day (2026-11-21), or a minute (2026-11-21T14:05) where the key has a limit per minute. */
  window: string
  requests: number
  tokens: number
  cost_nano_usd: number
}

/** What is held back for one exchange that runs. */
export interface StoredReservation {
  id: string
  client_key_id: string
  provider_name: string
  day: string
  minute: string | null
  input_tokens: number
  output_tokens: number
  cost_nano_usd: number
  cost_basis: string
  price_version: string | null
}

export interface StoredProviderBudget {
  provider_name: string
  budget_day_nano_usd: number | null
  budget_month_nano_usd: number | null
}

export type StoredEvent = Omit<Warning, 'message' | 'action' | 'suspended'> & { suspended: number }

export interface StoredSecurityEvent {
  id: string
  at: number
  kind: string
  client_key_id: string | null
  peer_port: number | null
  tool: string | null
  detail: string | null
  count: number
}

/** What one hour's connections to a host came to; `provider_name` is empty where none was concerned. */
export interface StoredOutbound {
  hour: string
  host: string
  purpose: string
  provider_name: string
  first_at: number
  last_at: number
  connections: number
  bytes_sent: number
  bytes_received: number
}

export interface StoredTotalGroup {
  id: number
  provider_name: string
  model: string
  client_key_id: string
  project: string
  tool: string
}

/** `latencies` and `first_chunks` are packed histograms (totals/histogram.ts). */
export type StoredTotals = Record<Figure, number> & {
  group_id: number
  latencies: Uint8Array
  first_chunks: Uint8Array
}

export type StoredBillLine = { provider_name: string; day: string; item: string } & BillFigures

export interface StoredAdminKey {
  provider: string
  key_id: string
  key_last4: string | null
  origin: string
  created_at: number
}

export interface StoredConnection {
  tool: string
  client_key_id: string | null
  connected_at: number | null
}

/** A setting that was written for a tool. */
export interface StoredConnectionEdit {
  tool: string
  position: number
  file: string
  format: string
  /** JSON: the names and places that lead to it. */
  setting: string
  role: string
  /** SHA-256 of what was written; null: it was taken out. */
  wrote: string | null
  found: number
  /** JSON: what tells a list's item again; null where it is in no list. */
  item: string | null
  /** JSON of what stood there before; null: nothing, or it is in the vault under `former_id`. */
  former: string | null
  former_id: string | null
  made_file: number
}

/** A model of a provider's list; 1 or 0 where it says whether, null where it does not say. */
export interface StoredModel {
  provider_name: string
  id: string
  title: string | null
  context_tokens: number | null
  output_tokens: number | null
  vision: number | null
  tools: number | null
  reasoning: number | null
  input_nano_usd: number | null
  output_nano_usd: number | null
  deprecated: number
  new_since: number | null
  listed_at: number
}

export type StoredPrice = { provider: string; model: string; set_at: number } & Record<PriceRateName, number | null>

/** What the migrations add up to. */
export interface LedgerTables {
  exchanges: StoredExchange
  /** Where exchanges are written first; see recorder.ts. */
  recent: StoredExchange & { seq: Generated<number> }
  settings: { name: string; value: string }
  providers: StoredProvider
  route_rules: StoredRoute
  provider_keys: StoredProviderKey
  client_keys: StoredClientKey
  plans: { name: string; limits: string; created_at: number }
  provider_budgets: StoredProviderBudget
  spend: StoredSpend
  reservations: StoredReservation
  events: StoredEvent
  security_events: StoredSecurityEvent
  outbound: StoredOutbound
  provider_bills: StoredBillLine
  provider_bill_days: { provider_name: string; day: string; fetched_at: number }
  admin_keys: StoredAdminKey
  own_prices: StoredPrice
  models: StoredModel
  connections: StoredConnection
  connection_edits: StoredConnectionEdit
  total_groups: StoredTotalGroup
  daily_totals: StoredTotals & { day: string }
  hourly_totals: StoredTotals & { hour: string }
  /** One row while the exchanges that were there before totals were are counted; see totals/build-totals.ts. */
  totals_build: { build_end: string; built_to: string; counted: number; to_count: number }
}
