import type { z } from 'zod'
import type { exchangeFilter } from '../../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../../shared/exchange-row.ts'
import type { Queries } from '../migrate.ts'
import type { Reports } from '../reports/reports.ts'
import { search } from './search.ts'

export type ExchangeQuery = Readonly<z.output<typeof exchangeFilter>>

/** Newest first; looks on until it has as many as were asked for, or nothing is left. */
export async function exchanges(db: Queries, reports: Reports, filter: ExchangeQuery): Promise<ExchangeRow[]> {
  const rows: ExchangeRow[] = []
  for (let question = filter; ; ) {
    const found = await search(db, reports, question)
    rows.push(...found.rows)
    if (found.next === null || rows.length >= filter.limit) return rows
    question = { ...filter, before_id: found.next, limit: filter.limit - rows.length }
  }
}
