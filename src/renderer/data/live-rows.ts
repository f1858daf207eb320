import type { ExchangeEvent, ExchangeFilter } from '../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import { outcomeOf } from './outcome.ts'

/** Where the feed keeps what it has seen since it (re)connected, newest first. */
export const LIVE_ROWS_KEY = ['live-rows'] as const
export const LIVE_ROWS_LIMIT = 2000

export type RowFilter = Pick<ExchangeFilter, 'provider_name' | 'client_key_id' | 'tool' | 'outcome'> & {
  /** Any part of the model that was asked for or that answered, in any case. */
  readonly model?: string | undefined
}

/** Same order as the ledger's: newest first; ids (UUIDv7) settle rows of one millisecond. */
function newestFirst(a: ExchangeRow, b: ExchangeRow): number {
  return b.started_at - a.started_at || (b.id < a.id ? -1 : b.id > a.id ? 1 : 0)
}

/** A closed row is final; an open one never overwrites it, whatever order the answers arrive in. */
function later(known: ExchangeRow | undefined, news: ExchangeRow): ExchangeRow {
  return known !== undefined && known.ended_by !== null && news.ended_by === null ? known : news
}

export function applyEvents(rows: readonly ExchangeRow[], events: readonly ExchangeEvent[]): readonly ExchangeRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { row } of events) byId.set(row.id, later(byId.get(row.id), row))
  return [...byId.values()].sort(newestFirst).slice(0, LIVE_ROWS_LIMIT)
}

export function matches(row: ExchangeRow, filter: RowFilter): boolean {
  const model = filter.model?.toLowerCase()
  return (
    (filter.provider_name === undefined || row.provider_name === filter.provider_name) &&
    (filter.client_key_id === undefined || row.client_key_id === filter.client_key_id) &&
    (filter.tool === undefined || row.tool === filter.tool) &&
    (filter.outcome === undefined || outcomeOf(row) === filter.outcome) &&
    (model === undefined ||
      [row.request_model, row.response_model].some((name) => name?.toLowerCase().includes(model) === true))
  )
}

/** What was fetched, overlaid with what the feed has seen since, narrowed to the filter, newest first. */
export function mergeRows(
  fetched: readonly ExchangeRow[],
  live: readonly ExchangeRow[],
  filter: RowFilter,
): readonly ExchangeRow[] {
  const byId = new Map(fetched.map((row) => [row.id, row]))
  for (const row of live) byId.set(row.id, later(byId.get(row.id), row))
  return [...byId.values()].filter((row) => matches(row, filter)).sort(newestFirst)
}
