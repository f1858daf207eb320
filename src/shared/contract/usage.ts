import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { exchangeRow } from '../exchange-row.ts'
import { instant } from './values.ts'

export const groupings = ['day', 'model', 'provider', 'key', 'project', 'tool'] as const

const totals = z.object({
  requests: z.number().int(),
  errors: z.number().int(),
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  cache_read_input_tokens: z.number().int(),
  cost_nano_usd: z.number().int(),
  /** Requests whose cost is not known; they are in no sum of money. */
  unpriced_requests: z.number().int(),
})
export type UsageTotals = z.infer<typeof totals>

export const usageGroup = totals.extend({ group: z.string() })
export type UsageGroup = z.infer<typeof usageGroup>

export const exchangeFilter = z.object({
  limit: z.number().int().min(1).max(1000).default(100),
  /** Only exchanges that started before this one (paging: the `id` of the last row of a page). */
  before_id: z.string().optional(),
  since: instant.optional(),
  provider_name: z.string().optional(),
  client_key_id: z.string().optional(),
  request_model: z.string().optional(),
  tool: z.string().optional(),
  outcome: z.enum(['ok', 'error', 'running']).optional(),
})
export type ExchangeFilter = z.input<typeof exchangeFilter>

export const exchangeEvent = z.object({ type: z.enum(['opened', 'closed']), row: exchangeRow })
export type ExchangeEvent = z.infer<typeof exchangeEvent>

export const usage = {
  /** Newest first. */
  exchanges: oc.input(exchangeFilter).output(z.array(exchangeRow)),
  /** The sandbox's exchanges are left out unless they are all there is to see (demo). */
  summary: oc
    .input(z.object({ since: instant, by: z.enum(groupings).optional() }))
    .output(z.object({ totals, groups: z.array(usageGroup) })),
  /** Exchanges as they open and close, from now on. */
  live: oc.output(eventIterator(exchangeEvent)),
}
