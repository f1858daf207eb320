import type { SelectQueryBuilder } from 'kysely'
import type { z } from 'zod'
import type { exchangeFilter } from '../../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../../shared/exchange-row.ts'
import { breathe } from '../breathe.ts'
import { idFloor } from '../id-floor.ts'
import type { Queries } from '../migrate.ts'
import { fromStored } from '../stored-exchange.ts'
import type { LedgerTables } from '../tables.ts'
import { isError, isOk, isRunning } from './outcome.ts'

export type ExchangeQuery = Readonly<z.output<typeof exchangeFilter>>
type Select<Output> = SelectQueryBuilder<LedgerTables, 'exchanges', Output>

const SLICE_ROWS = 5000

/**
 * Newest first: ids are ordered by time. A filter that few rows pass could make SQLite read the whole table at once, so
 * it reads slice by slice, each bounded by the id that ends it.
 */
export async function exchanges(db: Queries, filter: ExchangeQuery): Promise<ExchangeRow[]> {
  const rows: ExchangeRow[] = []
  let before = filter.before_id
  for (;;) {
    const end = await sliceEnd(db, filter, before)
    let page = within(db.selectFrom('exchanges').selectAll(), filter, before)
    if (end !== undefined) page = page.where('id', '>=', end)
    const found = await narrowed(page, filter)
      .orderBy('id', 'desc')
      .limit(filter.limit - rows.length)
      .execute()
    rows.push(...found.map(fromStored))
    if (end === undefined || rows.length >= filter.limit) return rows
    before = end
    await breathe()
  }
}

/** The last id of the next slice; undefined where fewer rows than a slice are left. */
async function sliceEnd(db: Queries, filter: ExchangeQuery, before: string | undefined): Promise<string | undefined> {
  const last = await within(db.selectFrom('exchanges').select('id'), filter, before)
    .orderBy('id', 'desc')
    .limit(1)
    .offset(SLICE_ROWS - 1)
    .executeTakeFirst()
  return last?.id
}

/** What an index answers. */
function within<Output>(query: Select<Output>, filter: ExchangeQuery, before: string | undefined): Select<Output> {
  let bounded = query
  if (before !== undefined) bounded = bounded.where('id', '<', before)
  if (filter.since !== undefined) bounded = bounded.where('id', '>=', idFloor(filter.since))
  if (filter.client_key_id !== undefined) return bounded.where('client_key_id', '=', filter.client_key_id)
  if (filter.provider_name !== undefined) return bounded.where('provider_name', '=', filter.provider_name)
  return bounded
}

/** What has to be looked up row by row. */
function narrowed<Output>(query: Select<Output>, filter: ExchangeQuery): Select<Output> {
  let narrow = query
  if (filter.since !== undefined) narrow = narrow.where('started_at', '>=', filter.since)
  if (filter.provider_name !== undefined) narrow = narrow.where('provider_name', '=', filter.provider_name)
  if (filter.request_model !== undefined) narrow = narrow.where('request_model', '=', filter.request_model)
  if (filter.tool !== undefined) narrow = narrow.where('tool', '=', filter.tool)
  if (filter.outcome === 'ok') narrow = narrow.where(isOk)
  if (filter.outcome === 'error') narrow = narrow.where(isError)
  if (filter.outcome === 'running') narrow = narrow.where(isRunning)
  return narrow
}
