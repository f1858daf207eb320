import { oc } from '@orpc/contract'
import { z } from 'zod'
import { done, instant, secret } from './values.ts'

const count = z.number().int().nonnegative().nullable()

/**
 * What there is of one UTC day and one model, or one item that belongs to no model. The five counts of tokens have nothing
 * in common, so that they add up; null: the provider's reports have no tokens (or requests) for it.
 */
const figures = z.object({
  requests: count,
  uncached_input_tokens: count,
  cache_read_input_tokens: count,
  /** Anthropic's five-minute writes; OpenAI's writes, which have one price. */
  cache_creation_5m_input_tokens: count,
  cache_creation_1h_input_tokens: count,
  output_tokens: count,
  cost_nano_usd: z.number().int().nonnegative(),
})
export type BillFigures = Readonly<z.infer<typeof figures>>

/** All input, cached or not; null where none was counted. */
export function allInputOf(of: BillFigures | null): number | null {
  if (of === null || of.uncached_input_tokens === null) return null
  const cached = [of.cache_read_input_tokens, of.cache_creation_5m_input_tokens, of.cache_creation_1h_input_tokens]
  return cached.reduce<number>((sum, tokens) => sum + (tokens ?? 0), of.uncached_input_tokens)
}

/** The same, as the ledger has it. */
const ledgerFigures = figures.extend({
  /** Requests whose cost is not known; they are in no sum of money. */
  unpriced_requests: z.number().int(),
  /** Requests whose usage was estimated. */
  estimated_requests: z.number().int(),
})
export type LedgerFigures = Readonly<z.infer<typeof ledgerFigures>>

/** The provider's figure less Waybill's. */
const difference = z.object({
  cost_nano_usd: z.number().int(),
  /** Of the provider's figure, to two places; null where that is nothing. */
  percent: z.number().nullable(),
  /** All input, cached or not; null where the provider counts none. */
  input_tokens: z.number().int().nullable(),
  output_tokens: z.number().int().nullable(),
})

/** Both sides. null: that side has nothing of it. No difference where a day can't be compared. */
const sides = z.object({
  waybill: ledgerFigures.nullable(),
  provider: figures.nullable(),
  difference: difference.nullable(),
})
export type BillSides = z.infer<typeof sides>

export const billDayStates = ['compared', 'not_fetched', 'not_recorded'] as const

const billDay = sides.extend({
  /** UTC, as YYYY-MM-DD: what both providers bill by. */
  day: z.string(),
  /** `not_recorded`: the ledger does not, or no longer, have all of that day. */
  state: z.enum(billDayStates),
  /** False: it was fetched before the provider had reported all of it. */
  is_complete: z.boolean(),
  fetched_at: z.number().int().nullable(),
})
export type BillDay = z.infer<typeof billDay>

const billItem = sides.extend({ item: z.string() })
export type BillItem = z.infer<typeof billItem>

/** What may explain differences, beside the provider's own mistakes and ours. */
export const billReasons = [
  'elsewhere',
  'other_prices',
  'unpriced',
  'estimated',
  'incomplete',
  'midnight',
  'not_fetched',
  'not_recorded',
] as const

const billReason = z.object({ reason: z.enum(billReasons), message: z.string() })
export type BillReason = z.infer<typeof billReason>

export const billComparison = z.object({
  provider: z.string(),
  /** Oldest first, every one of the range. */
  days: z.array(billDay),
  /** Models and other items over all compared days; the largest first. */
  items: z.array(billItem),
  /** Each compared day and item. */
  lines: z.array(billItem.extend({ day: z.string() })),
  /** Over all compared days; null where there is none. */
  total: sides.nullable(),
  reasons: z.array(billReason),
})
export type BillComparison = z.infer<typeof billComparison>

export const billState = z.object({
  provider: z.string(),
  title: z.string(),
  /** `moved`: the provider has another origin than the one that the key was given for. */
  key_state: z.enum(['none', 'ready', 'locked', 'missing', 'moved']),
  key_last4: z.string().nullable(),
  /** Where an admin key is made. */
  key_page: z.string(),
  days: z.number().int(),
  last_fetched_at: z.number().int().nullable(),
})
export type BillState = z.infer<typeof billState>

const fetched = z.object({
  provider: z.string(),
  /** The days of which the provider reported, and what it says that they cost. */
  days: z.number().int(),
  cost_nano_usd: z.number().int(),
})

const provider = z.string().max(40)

/** The provider's own bill, held against the ledger. Nothing is fetched unless it is asked for. */
export const billing = {
  /** The configured providers that have an API for their bill. */
  state: oc.output(z.array(billState)),
  /** Keeps an admin key in the vault; it goes to the origin of the provider's base URL as it is now, and nowhere else. */
  setAdminKey: oc.input(z.object({ provider, key: secret })).output(billState),
  removeAdminKey: oc.input(z.object({ provider })).output(done),
  /** Asks the provider for its own figures from that day (UTC) up to now, and keeps them: a year at most. */
  fetch: oc.input(z.object({ provider, since: instant })).output(fetched),
  /** Without a provider: every one whose bill was fetched or for which there is an admin key. */
  compare: oc.input(z.object({ provider: provider.optional(), since: instant })).output(z.array(billComparison)),
}
