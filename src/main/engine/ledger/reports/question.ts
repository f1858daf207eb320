import type { ExportFormat } from '../../../../shared/contract/privacy.ts'
import type { Grouping, SeriesGrouping, SeriesMeasure, SeriesStep } from '../../../../shared/contract/usage.ts'
import type { GroupNames, Sums } from '../totals/counted-row.ts'
import type { PeriodParts } from './period.ts'

export interface ReportQuestion {
  readonly parts: PeriodParts
  readonly by: readonly Grouping[]
  readonly filter: Partial<GroupNames>
  readonly includeSandbox: boolean
  readonly percentiles: boolean
}

export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p99: number
}

export interface ReportFigures {
  readonly sums: Sums
  /** In milliseconds; null where nothing was measured, or not asked for. */
  readonly latency: Percentiles | null
  readonly firstChunk: Percentiles | null
}

/** As the totals' columns are called. */
export type Duration = 'latencies' | 'first_chunks'

export interface SeriesQuestion {
  /** UTC milliseconds; `until` is not included. */
  readonly since: number
  readonly until: number | undefined
  readonly by: SeriesGrouping
  readonly step: SeriesStep
  readonly measure: SeriesMeasure
  readonly top: number
  readonly filter: Partial<GroupNames>
  readonly includeSandbox: boolean
}

/** What is brought over is shaped, checked and written out in the engine’s own thread: 17 µs a line on its whole way. */
export const MAX_LINES = 1000

export interface ReportAnswer {
  readonly totals: ReportFigures
  /** In no order. `names` in the order of the question's `by`; a name that is missing is the empty text. */
  readonly groups: readonly (ReportFigures & { readonly names: readonly string[] })[]
  /** What the smallest come to, where there are more groups than are brought over; of periods, then none is. */
  readonly others: ReportFigures | null
  /** How many groups there are. */
  readonly lines: number
  readonly totalsReady: boolean
}

export interface ExportPageQuestion {
  readonly format: ExportFormat
  /** Ids: behind this one, up to that one. */
  readonly after: string
  readonly newest: string
}

export interface ExportedPage {
  readonly text: string
  /** The last id of the page; null: there is none behind. */
  readonly last: string | null
}

export interface TablePageQuestion {
  readonly table: string
  readonly format: 'text' | 'json'
  /** The key of the row behind which it begins; null: the first page. */
  readonly after: readonly (string | number)[] | null
}

export interface TablePage {
  readonly text: string
  readonly rows: number
  /** The key of its last row; null: there is none. */
  readonly last: readonly (string | number)[] | null
}

/** What the reports' thread is asked; each question opens the database for itself. */
export type Question =
  | { readonly type: 'report'; readonly file: string; readonly report: ReportQuestion }
  | { readonly type: 'series'; readonly file: string; readonly series: SeriesQuestion }
  | { readonly type: 'key_requests'; readonly file: string }
  | { readonly type: 'export_page'; readonly file: string; readonly page: ExportPageQuestion }
  | { readonly type: 'table_page'; readonly file: string; readonly page: TablePageQuestion }

export interface Asked {
  readonly id: number
  readonly question: Question
}

export type Answered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: string }
