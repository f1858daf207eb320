import { type Ledger, openLedger } from '../../../src/main/engine/ledger/ledger.ts'
import type { ExchangeRow } from '../../../src/shared/exchange-row.ts'
import { finished } from '../../main/engine/ledger/an-exchange.ts'
import { freshHome } from './waybill.ts'

/** Noon, so many days ago. */
export function noon(daysAgo: number): number {
  const today = new Date()
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo, 12).getTime()
}

export const CENT = 10_000_000

/** Seven models, each with one request and one cent more than the one before: the tail has two. */
export const models = ['m-one', 'm-two', 'm-three', 'm-four', 'm-five', 'm-six', 'm-seven'] as const

function traffic(): Partial<ExchangeRow>[] {
  const answered = models.flatMap((model, index) =>
    Array.from({ length: index + 1 }, (_, nth) => ({
      started_at: noon(nth % 2 === 0 ? 1 : 2),
      request_model: model,
      response_model: model,
      provider_name: index % 2 === 0 ? 'openai' : 'anthropic',
      project: index === 6 ? 'website' : null,
      tool: 'aider',
      cost_nano_usd: CENT,
      input_tokens: 1000,
      cache_read_input_tokens: 250,
      output_tokens: 100,
      latency_ms: 1000 * (index + 1),
      time_to_first_chunk_ms: 200,
    })),
  )
  const seven = { request_model: 'm-seven', response_model: 'm-seven', provider_name: 'openai', started_at: noon(1) }
  return [
    ...answered,
    { ...seven, cost_nano_usd: null, cost_basis: 'unpriced' },
    { ...seven, cost_nano_usd: 0, cost_basis: 'free', status_code: 429, error_type: 'rate_limit_error' },
    { ...seven, cost_nano_usd: CENT, usage_source: 'estimated' },
    { provider_name: 'sandbox', request_model: 'm-sandbox', cost_basis: 'free', cost_nano_usd: 0, started_at: noon(1) },
  ]
}

/** A data directory with the traffic of the two days before today in it; nothing runs on it yet. */
export async function usageHome(): Promise<string> {
  const home = freshHome()
  const ledger: Ledger = await openLedger({ dataDirectory: home })
  for (const fields of traffic()) ledger.close(finished(fields))
  ledger.shut()
  return home
}
