import type { ErasureReport, ExportFormat, PurgeScope } from '../../../shared/contract/privacy.ts'
import type { UsageReport, UsageSeries } from '../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { OptionalField } from '../../../shared/inventory/exchanges.ts'
import type { Reservation } from '../exchange.ts'
import { checkpoint } from './checkpoint.ts'
import { createCorrections } from './corrections.ts'
import { isDamage, rememberDamage } from './damage.ts'
import { bytesOf, removeSetAside } from './database-files.ts'
import { prepareFieldErasure } from './erase-fields.ts'
import { prepareErasure } from './erasure.ts'
import { type Expiry, prepareExpiry } from './expire.ts'
import { exportLedger } from './export.ts'
import { keepOpen } from './kept-open.ts'
import { damageNotice, type LedgerNotice } from './notice.ts'
import { openDatabase } from './open-database.ts'
import { createPurger } from './purge.ts'
import { type BilledDay, type BilledDaysOptions, billedDays, oldestExchange } from './queries/billed-days.ts'
import { type ExchangeQuery, exchanges } from './queries/exchanges.ts'
import { type KeyHourTotals, keyHours } from './queries/key-hours.ts'
import { type KeyUsage, keyUsage } from './queries/key-usage.ts'
import { type ModelUsed, modelsUsed } from './queries/models-used.ts'
import type { SearchQuestion } from './queries/narrowed.ts'
import { type ProviderUsage, providerUsage } from './queries/provider-usage.ts'
import { prepareRowsAfter } from './queries/rows-after.ts'
import { type Found, search } from './queries/search.ts'
import { type Summary, type SummaryOptions, summary } from './queries/summary.ts'
import { type UsageQuestion, usageReport } from './queries/usage-report.ts'
import { type UsageSeriesQuestion, usageSeries } from './queries/usage-series.ts'
import { createRecorder } from './recorder.ts'
import { prepareProjectRename, type Rename, relabelKeys } from './rename-project.ts'
import type { TablePage, TablePageQuestion } from './reports/question.ts'
import { createReports } from './reports/reports.ts'
import { schemaOf, unknownToInventory } from './schema.ts'
import { type Erasure, erasureOf } from './slice.ts'
import { createSpend } from './spend.ts'
import { createSpendOnly, type SpendOnly } from './spend-only.ts'
import { createSpendStore, eraseSpend, type SpendStore } from './spend-store.ts'
import { createStores, type Stores } from './stores/stores.ts'
import { prepareUnreadable } from './stores/unreadable.ts'
import { buildTotals } from './totals/build-totals.ts'
import { idsOfVisit, keysOfVisits, type Visit, visitErasure } from './visits.ts'

export { readForeignTable } from './foreign-table.ts'
export type { SpendRow } from './spend.ts'
export { asStorageError } from './storage-error.ts'
export type { AdminKeyRecord } from './stores/admin-keys-store.ts'
export { type ClientKeyRecord, unlimited } from './stores/client-keys-store.ts'
export type { ConnectionEditRecord, ConnectionRecord, ConnectionsStore } from './stores/connections-store.ts'
export type { ModelRecord } from './stores/models-store.ts'
export type { OutboundRecord, OutboundStore } from './stores/outbound-store.ts'
export { limitsInForce } from './stores/plans-store.ts'
export type { ProviderBudgetRecord } from './stores/provider-budgets-store.ts'
export type { ProviderKeyRecord, ProviderRecord } from './stores/providers-store.ts'
export type { RouteRecord } from './stores/routes-store.ts'

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
  /** From 0 to 1: how far the exchanges of before there were totals are counted. */
  readonly totalsProgress: number
}

export interface Ledger extends Stores {
  /** What a user should know of; the shape of the contract's system status. */
  readonly notices: readonly LedgerNotice[]
  /** What somebody has edited by hand so that it can't be read. */
  unreadable(): LedgerNotice[]
  /** Writes down that an exchange has begun, within 20 ms; not if it ends before that. Never throws: what can't be written is counted. */
  open(row: ExchangeRow): void
  /** It goes to its provider now. What is reserved for it is committed by the end of this turn of the event loop (`whenWritten`). */
  departing(row: ExchangeRow, reservation: Reservation | null): void
  /** Writes down what an exchange that still runs has used so far, and settles it with what was reserved. Never throws. */
  progress(row: ExchangeRow): void
  /** Writes every field of a finished exchange, opened before or not. Again for an id: amends. Never throws. */
  close(row: ExchangeRow): void
  /** Calls back once all that went on or ended in this turn of the event loop is committed, or could not be. */
  whenWritten(then: () => void): void
  /** It will not be closed or settled again. */
  finished(id: string): void
  readonly spendOnly: SpendOnly
  /** Exchanges that are not, or not wholly, written down. */
  unrecorded(): number
  /** Newest first. */
  exchanges(filter: ExchangeQuery): Promise<ExchangeRow[]>
  /** A part of them, in the time that a reader waits. Throws `report_failed`. */
  search(question: SearchQuestion): Promise<Found>
  /** A group without a name (no project, no model) is the empty text. */
  summary(options: SummaryOptions): Promise<Summary>
  /** The same by more, and with percentiles. Throws `report_failed`. */
  report(question: UsageQuestion): Promise<UsageReport>
  /** One measure of the largest groups, step by step. Throws `report_failed`. */
  series(question: UsageSeriesQuestion): Promise<UsageSeries>
  /** By client key id. */
  keyUsage(): Promise<Map<string, KeyUsage>>
  /** The hours, from this one on, in which a key was used, as in ExchangeRow.local_hour. */
  keyHours(clientKeyId: string, since: string): Promise<Map<string, KeyHourTotals>>
  /** By provider_name. */
  providerUsage(): Promise<Map<string, ProviderUsage>>
  /** Each model that there are totals of, with the provider that it was used at. */
  modelsUsed(): Promise<ModelUsed[]>
  /** A slice of exchanges that began at or after `since`, oldest first, to be amended in this turn of the event loop. */
  rowsAfter(id: string, since: number, limit: number): ExchangeRow[]
  /** What may stand on a provider's bill, by UTC day and model. */
  billedDays(options: BilledDaysOptions): Promise<BilledDay[]>
  /** When the oldest exchange that is there began; null where there is none. */
  oldestExchange(): Promise<number | null>
  counts(): Promise<LedgerCounts>
  /**
   * Erases finished exchanges and what they count for, in the bytes of the files as well. An abort ends it early.
   * `provider_name` is that of the rows, `name` the user's where it is another.
   */
  purge(scope: PurgeScope & { readonly name?: string }, signal?: AbortSignal): Promise<ErasureReport>
  /** Takes columns out of the past, as thoroughly. */
  eraseFields(fields: readonly OptionalField[], signal?: AbortSignal): Promise<ErasureReport>
  /** The client keys have the new name when this returns; the past, and its bytes, when it resolves. */
  renameProject(rename: Rename, signal?: AbortSignal): Promise<ErasureReport>
  /** Retention: old exchanges go, and leave their daily totals for as long as those are kept. Resolves to how many. */
  expire(expiry: Expiry): Promise<number>
  /** Everything, oldest first, in pieces of text; `header` before it, where the format has room for one. */
  export(format: ExportFormat, header: object): AsyncGenerator<string>
  /** Every table that is there. */
  tables(): string[]
  /** A page of any table, readable by its owner: what is secret is not shown. */
  tablePage(page: TablePageQuestion): Promise<TablePage>
  /** What self-tests leave: ids of it, and its erasure, which resolves to how many exchanges there were. */
  readonly visits: {
    ids(visit: Visit): string[]
    erase(visit: Visit): Promise<number>
    /** The keys of those that a crash has cut short. */
    left(beginning: string): string[]
  }
  /** By what to read one of the database's files; never to be closed. See kept-open.ts. */
  keptOpen(path: string): number | null
  /** What the database has and the inventory does not know, in words: `a table …`, `a column …`, `a setting …`. */
  unknownToInventory(): string[]
  /** What is spent of budgets: apart from the exchanges, whose retention it outlives. */
  readonly spend: SpendStore
  /** Hears of each erasure at the moment at which it reaches the spending. */
  onSpendErased(listener: (erasure: Erasure) => void): void
  /** Moves everything into the database file and closes it. Safe to call twice. */
  shut(): void
}

/** Throws `data_directory_unusable` or `database_newer`, both with nothing touched. */
export async function openLedger({ dataDirectory, now = Date.now }: OpenLedgerOptions): Promise<Ledger> {
  const { db, queries, files, notices, exchanges: before } = await openDatabase(dataDirectory, now())
  const spend = createSpend(db)
  const hearErased: ((erasure: Erasure) => void)[] = []
  const eraseSpending = (erasure: Erasure): boolean => {
    const touched = eraseSpend(db, spend, erasure)
    // By time, say, nothing of it goes, and memory may know of more than a full disk could take.
    const reaches = erasure.scope === 'key' || erasure.scope === 'visit' || erasure.scope === 'all'
    if (reaches) for (const hear of hearErased) hear(erasure)
    return touched > 0
  }
  const spending = createSpendStore(db)
  const failed = (error: unknown): void => {
    if (!isDamage(error) || notices.some(({ code }) => code === 'database_damaged')) return
    rememberDamage(files)
    notices.push(damageNotice)
  }
  const recorder = createRecorder(db, spend, failed)
  const rowsAfter = prepareRowsAfter(db)
  const stores = createStores(db)
  const unreadable = prepareUnreadable(db)
  const kept = keepOpen(files)
  const reports = createReports({ database: files.database })
  const { add: addCorrection, corrected } = createCorrections(now)
  const rowCount = (): number => before + recorder.added() - purger.purged()
  const purger = createPurger(db, files, {
    hold: reports.hold,
    rows: rowCount,
    running: recorder.running,
    settle: recorder.settle,
  })
  /** What an erasure is about has to be in the tables that it looks into. */
  const run: typeof purger.run = (prepare, signal) => {
    recorder.settle()
    stores.outbound.settle()
    stores.securityEvents.settle()
    return purger.run(prepare, signal).catch((error) => {
      failed(error)
      throw error
    })
  }
  const build = buildTotals(db)
  /** Questions look into `exchanges`: what was just written has to be there. */
  const settled = () => {
    recorder.settle()
    return queries
  }
  const settledReports = () => {
    recorder.settle()
    return reports
  }

  return {
    ...stores,
    notices,
    unreadable,
    open: (row) => recorder.open(corrected(row)),
    departing: (row, reservation) => recorder.departing(corrected(row), reservation),
    progress: (row) => recorder.progress(corrected(row)),
    close: (row) => recorder.close(corrected(row)),
    whenWritten: recorder.whenWritten,
    finished: (id) => recorder.whenWritten(() => spend.finished(id)),
    spendOnly: createSpendOnly(db, spend, failed),
    unrecorded: recorder.unrecorded,
    exchanges: (filter) => exchanges(settled(), reports, filter),
    search: (question) => search(settled(), reports, question),
    summary: (options) => summary(settledReports(), options),
    report: (question) => usageReport(settledReports(), question),
    series: (question) => usageSeries(settledReports(), question),
    keyUsage: () => keyUsage(settled(), reports),
    keyHours: (clientKeyId, since) => keyHours(settled(), clientKeyId, since),
    providerUsage: () => providerUsage(settled()),
    modelsUsed: () => modelsUsed(settled()),
    rowsAfter: (id, since, limit) => {
      recorder.settle()
      return rowsAfter(id, since, limit)
    },
    billedDays: (options) => billedDays(settled(), options),
    oldestExchange: () => oldestExchange(settled()),
    counts: async () => ({
      exchanges: rowCount(),
      running: recorder.running(),
      bytes: bytesOf(files),
      totalsProgress: build.progress(),
    }),
    async purge(scope, signal) {
      const report = await run(() => prepareErasure(db, erasureOf(scope), eraseSpending), signal)
      if (scope.scope === 'all' && signal?.aborted !== true) removeSetAside(dataDirectory)
      return report
    },
    eraseFields(fields, signal) {
      const nothing = Object.fromEntries(fields.map((field) => [field, null]))
      addCorrection((row) => ({ ...row, ...nothing }))
      return run(() => prepareFieldErasure(db, fields), signal)
    },
    renameProject(rename, signal) {
      relabelKeys(db, rename)
      addCorrection((row) => (row.project === rename.from ? { ...row, project: rename.to } : row))
      return run(() => prepareProjectRename(db, rename), signal)
    },
    expire: async (expiry) => {
      // What goes before it was counted would be in no total.
      await build.ended
      if (!db.open) return 0
      return (await run(() => prepareExpiry(db, expiry))).purged
    },
    export: (format, header) => exportLedger(settled(), reports, { format, header }),
    tables: () => [...schemaOf(db).keys()],
    tablePage: (page) => settledReports().tablePage(page),
    visits: {
      ids(visit) {
        recorder.settle()
        return idsOfVisit(db, visit)
      },
      erase: async (visit) => (await run(() => prepareErasure(db, visitErasure(visit), eraseSpending))).purged,
      left: (beginning) => keysOfVisits(db, beginning),
    },
    keptOpen: kept.descriptorOf,
    unknownToInventory: () => unknownToInventory(db),
    spend: {
      ...spending,
      all() {
        recorder.writeNow()
        return spending.all()
      },
    },
    onSpendErased: (listener) => void hearErased.push(listener),
    shut() {
      if (!db.open) return
      reports.stop()
      recorder.stop()
      checkpoint(db)
      db.close()
      purger.stop()
      kept.stop()
    },
  }
}
