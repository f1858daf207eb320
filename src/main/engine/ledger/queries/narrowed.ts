import { type SelectQueryBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { exchangeSearch } from '../../../../shared/contract/usage.ts'
import type { LedgerTables } from '../tables.ts'
import { isError, isOk, isRunning } from './outcome.ts'

export type SearchQuestion = Readonly<z.output<typeof exchangeSearch>>
type Select<Output> = SelectQueryBuilder<LedgerTables, 'exchanges', Output>

const named = ['client_key_id', 'provider_name', 'project', 'tool'] as const

/** What has to be looked up row by row. An empty name is none. */
export function narrowed<Output>(query: Select<Output>, filter: SearchQuestion): Select<Output> {
  let narrow = query
  if (filter.since !== undefined) narrow = narrow.where('started_at', '>=', filter.since)
  if (filter.until !== undefined) narrow = narrow.where('started_at', '<', filter.until)
  for (const name of named) {
    const wanted = filter[name]
    if (wanted === '') narrow = narrow.where(sql`coalesce(${sql.ref(name)}, '')`, '=', '')
    else if (wanted !== undefined) narrow = narrow.where(name, '=', wanted)
  }
  if (filter.request_model !== undefined) narrow = narrow.where('request_model', '=', filter.request_model)
  if (filter.model !== undefined)
    narrow = narrow.where(sql`coalesce(response_model, request_model, '')`, '=', filter.model)
  if (filter.model_part !== undefined) {
    const part = filter.model_part.toLowerCase()
    narrow = narrow.where(
      sql<boolean>`(instr(lower(request_model), ${part}) > 0 or instr(lower(response_model), ${part}) > 0)`,
    )
  }
  if (filter.cost_basis !== undefined)
    narrow = narrow.where('cost_basis', '=', filter.cost_basis).where('ended_by', 'is not', null)
  switch (filter.outcome) {
    case 'ok':
      return narrow.where(isOk)
    case 'error':
      return narrow.where(isError)
    case 'running':
      return narrow.where(isRunning)
    case undefined:
      return narrow
  }
}
