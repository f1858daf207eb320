import type { ExchangeSearch } from '../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { outcomeOf } from '../../data/outcome.ts'
import { wallTime } from '../../format/wall-time.ts'
import type { LiveFilter } from './live-search.ts'

export type LiveQuestion = Omit<ExchangeSearch, 'limit' | 'before_id' | 'after_id' | 'request_model'>

const WHOLE = /^=(.*)$/s

/** What the engine is asked for by these filters. */
export function questionOf({ provider, key, project, tool, outcome, model, from, to }: LiveFilter): LiveQuestion {
  const whole = model === undefined ? undefined : WHOLE.exec(model)?.[1]
  const asked: { readonly [Name in keyof LiveQuestion]: LiveQuestion[Name] | undefined } = {
    provider_name: provider,
    client_key_id: key,
    project,
    tool,
    model: whole,
    model_part: whole === undefined ? model : undefined,
    outcome: outcome === 'unpriced' ? undefined : outcome,
    cost_basis: outcome === 'unpriced' ? outcome : undefined,
    since: wallTime(from)?.from,
    until: wallTime(to)?.until,
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

/** Whether an exchange that was just told of is one of them; as the ledger would answer. */
export function matches(row: ExchangeRow, question: LiveQuestion): boolean {
  const { provider_name, client_key_id, project, tool, model, model_part, outcome, cost_basis, since, until } = question
  const part = model_part?.toLowerCase()
  return (
    (provider_name === undefined || row.provider_name === provider_name) &&
    (client_key_id === undefined || row.client_key_id === client_key_id) &&
    (project === undefined || (row.project ?? '') === project) &&
    (tool === undefined || (row.tool ?? '') === tool) &&
    (model === undefined || (row.response_model ?? row.request_model ?? '') === model) &&
    (outcome === undefined || outcomeOf(row) === outcome) &&
    (cost_basis === undefined || (row.ended_by !== null && row.cost_basis === cost_basis)) &&
    (since === undefined || row.started_at >= since) &&
    (until === undefined || row.started_at < until) &&
    (part === undefined ||
      [row.request_model, row.response_model].some((name) => name?.toLowerCase().includes(part) === true))
  )
}
