import type { ExportFormat, PurgeScope } from '../../../shared/contract/privacy.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Reservation } from '../exchange.ts'
import { checkpoint } from './checkpoint.ts'
import { isDamage, rememberDamage } from './damage.ts'
import { bytesOf } from './database-files.ts'
import type { Expiry } from './expire.ts'
import { exportLedger } from './export.ts'
import { damageNotice, type LedgerNotice } from './notice.ts'
import { openDatabase } from './open-database.ts'
import { createPurger } from './purge.ts'
import { type ExchangeQuery, exchanges } from './queries/exchanges.ts'
import { type KeyUsage, keyUsage } from './queries/key-usage.ts'
import { type ProviderUsage, providerUsage } from './queries/provider-usage.ts'
import { type Summary, type SummaryOptions, summary } from './queries/summary.ts'
import { createRecorder } from './recorder.ts'
import { type ClientKeysStore, createClientKeysStore } from './stores/client-keys-store.ts'
import { createProvidersStore, type ProvidersStore } from './stores/providers-store.ts'
import { createSettingsStore, type SettingsStore } from './stores/settings-store.ts'
import { takeStock } from './take-stock.ts'

export type { ClientKeyRecord } from './stores/client-keys-store.ts'
export type { ProviderKeyRecord, ProviderRecord } from './stores/providers-store.ts'

interface OpenLedgerOptions {
  /** Created (0700) if it is not there; refused (`data_directory_unusable`) if it is a symbolic link or can't be written. */
  readonly dataDirectory: string
  /** UTC milliseconds. */
  readonly now?: () => number
}

export interface LedgerCounts {
  readonly exchanges: number
  readonly running: number
  /** Database, write-ahead log and its index. */
  readonly bytes: number
}

export interface Ledger {
  /** What a user should know of; the shape of the contract's system status. */
  readonly notices: readonly LedgerNotice[]
  /** Writes down that an exchange has begun, at the end of this turn of the event loop. Never throws: what can't be written is counted. */
  open(row: ExchangeRow): void
  /** What a crash must not lose of an exchange that goes to its provider now: where to, and what was reserved for it. */
  departing(row: ExchangeRow, reservation: Reservation | null): void
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
  /** Erases finished exchanges and what they count for, in the bytes of the files as well; resolves to how many. An abort ends it early. */
  purge(scope: PurgeScope, signal?: AbortSignal): Promise<number>
  /** Retention: old exchanges go, and leave their daily totals for as long as those are kept. Resolves to how many. */
  expire(expiry: Expiry): Promise<number>
  /** Everything, oldest first, in pieces of text. */
  export(format: ExportFormat): AsyncGenerator<string>
  readonly settings: SettingsStore
  readonly providers: ProvidersStore
  readonly clientKeys: ClientKeysStore
  /** Moves everything into the database file and closes it. Safe to call twice. */
  shut(): void
}

/** Throws `data_directory_unusable` or `database_newer`, both with nothing touched. */
export async function openLedger({ dataDirectory, now = Date.now }: OpenLedgerOptions): Promise<Ledger> {
  const { db, queries, files, notices } = await openDatabase(dataDirectory, now())
  const before = takeStock(db)
  const purger = createPurger(db, files)
  const recorder = createRecorder(db, (error) => {
    if (!isDamage(error) || notices.some(({ code }) => code === 'database_damaged')) return
    rememberDamage(files)
    notices.push(damageNotice)
  })
  /** Questions look into `exchanges`: what was just written has to be there. */
  const settled = () => {
    recorder.settle()
    return queries
  }

  return {
    notices,
    open: recorder.open,
    departing: recorder.departing,
    close: recorder.close,
    unrecorded: recorder.unrecorded,
    exchanges: (filter) => exchanges(settled(), filter),
    summary: (options) => summary(settled(), options),
    keyUsage: () => keyUsage(settled()),
    providerUsage: () => providerUsage(settled()),
    counts: async () => ({
      exchanges: before + recorder.added() - purger.purged(),
      running: recorder.running(),
      bytes: bytesOf(files),
    }),
    purge: (scope, signal) => {
      recorder.settle()
      return purger.purge(scope, signal)
    },
    expire: (expiry) => {
      recorder.settle()
      return purger.expire(expiry)
    },
    export: (format) => exportLedger(settled(), format),
    settings: createSettingsStore(db),
    providers: createProvidersStore(db),
    clientKeys: createClientKeysStore(db),
    shut() {
      if (!db.open) return
      recorder.stop()
      checkpoint(db)
      db.close()
      purger.stop()
    },
  }
}
