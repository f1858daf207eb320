import type { z } from 'zod'
import type { ExportFormat, PurgeScope } from '../../../shared/contract/privacy.ts'
import type { exchangeFilter, groupings, UsageGroup, UsageTotals } from '../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'

export interface OpenLedgerOptions {
  /** Created (0700) if it is not there; refused (`data_directory_unusable`) if it is a symbolic link or can't be written. */
  readonly dataDirectory: string
  /** UTC milliseconds. */
  readonly now?: () => number
}

/** What a user should know of; the shape of the contract's system status. */
export interface LedgerNotice {
  readonly code: 'database_set_aside'
  readonly message: string
  readonly action: string
}

export type ExchangeQuery = Readonly<z.output<typeof exchangeFilter>>
export type Grouping = (typeof groupings)[number]

export interface SummaryOptions {
  /** UTC milliseconds. */
  readonly since: number
  readonly by?: Grouping | undefined
  readonly includeSandbox: boolean
}

export interface Summary {
  readonly totals: UsageTotals
  readonly groups: UsageGroup[]
}

export interface KeyUsage {
  readonly requests: number
  readonly last_used_at: number
}

export interface ProviderUsage {
  readonly last_used_at: number
  readonly last_status_code: number | null
  /** Median of its last completed exchanges (50 at most). */
  readonly latency_ms: number | null
}

export interface LedgerCounts {
  readonly exchanges: number
  readonly running: number
  /** Database, write-ahead log and its index. */
  readonly bytes: number
}

export interface ProviderRecord {
  readonly name: string
  readonly kind: string
  readonly base_url: string
  readonly allow_http: boolean
  readonly key_id: string | null
  readonly key_last4: string | null
  readonly created_at: number
}

export interface ClientKeyRecord {
  readonly id: string
  readonly name: string
  readonly project: string | null
  /** SHA-256 of the key, in hex. */
  readonly hash: string
  readonly prefix: string
  readonly created_at: number
  readonly revoked_at: number | null
}

export interface SettingsStore {
  all(): Record<string, unknown>
  set(name: string, value: unknown): void
}

export interface ProvidersStore {
  all(): ProviderRecord[]
  /** Adds it, or replaces the one of that name. */
  put(record: ProviderRecord): void
  remove(name: string): void
}

export interface ClientKeysStore {
  all(): ClientKeyRecord[]
  /** Adds it, or replaces the one of that id. */
  put(record: ClientKeyRecord): void
}

export interface Ledger {
  readonly notices: readonly LedgerNotice[]
  /** Writes down that an exchange has begun. Never throws: what can't be written is counted. */
  open(row: ExchangeRow): void
  /** Writes every field of a finished exchange, opened before or not; committed when it returns. Again for an id: amends. */
  close(row: ExchangeRow): void
  /** Exchanges that are not, or not wholly, written down. */
  unrecorded(): number
  /** Newest first. */
  exchanges(filter: ExchangeQuery): Promise<ExchangeRow[]>
  /** A group without a name (no project, no model) is the empty text. */
  summary(options: SummaryOptions): Promise<Summary>
  /** By client key id. */
  keyUsage(): Promise<Map<string, KeyUsage>>
  /** By provider_name. */
  providerUsage(): Promise<Map<string, ProviderUsage>>
  counts(): Promise<LedgerCounts>
  /** Erases finished exchanges, in the bytes of the files as well; resolves to how many. */
  purge(scope: PurgeScope, signal?: AbortSignal): Promise<number>
  /** Everything, oldest first, in pieces of text. */
  export(format: ExportFormat): AsyncGenerator<string>
  readonly settings: SettingsStore
  readonly providers: ProvidersStore
  readonly clientKeys: ClientKeysStore
  /** Moves everything into the database file and closes it. Safe to call twice. */
  shut(): void
}

export async function openLedger(options: OpenLedgerOptions): Promise<Ledger> {
  throw new Error(`not yet: ${options.dataDirectory}`)
}
