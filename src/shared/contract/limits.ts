import { oc } from '@orpc/contract'
import { z } from 'zod'
import { done, instant, reference } from './values.ts'

const count = z
  .number()
  .max(1e12, 'Use at most 1,000,000,000,000.')
  .min(0, 'Write 0 or more.')
  .int('Write a whole number.')
/** A million dollars: beyond that, somebody has counted in nano-dollars by mistake. */
export const MOST_BUDGET_NANO_USD = 1e15
const nanoUsd = z.number().max(MOST_BUDGET_NANO_USD, 'Use at most 1,000,000 dollars.').min(0, 'Write 0 or more.').int()
const globs = z
  .array(
    z
      .string()
      .trim()
      .min(1, 'Write a name, or a pattern with * in it.')
      .max(200, 'Use at most 200 characters.')
      .regex(/^[\x21-\x7e]+$/, 'Write a name, or a pattern with * in it.'),
  )
  .min(1, 'Name at least one.')
  .max(100, 'Name at most 100.')

/** Limits of a client key or a plan. What is left out limits nothing; 0 lets nothing pass. */
export const limits = z.strictObject({
  requests_per_minute: count.optional(),
  /** Input and output together, as every limit of tokens. */
  tokens_per_minute: count.optional(),
  /** Exchanges at the same time. */
  concurrency: count.optional(),
  /** Days and months of the user's own calendar. */
  tokens_per_day: count.optional(),
  tokens_per_month: count.optional(),
  budget_day_nano_usd: nanoUsd.optional(),
  budget_month_nano_usd: nanoUsd.optional(),
  /** The largest output that a request may ask for. */
  max_output_tokens: count.optional(),
  /** `*` stands for any text: gpt-5*, claude-*. */
  allow_models: globs.optional(),
  allow_providers: globs.optional(),
  /** Of an endpoint's template or an operation's name: /v1/images/*, embeddings. */
  allow_endpoints: globs.optional(),
})
export type Limits = z.infer<typeof limits>

export const limitNames = Object.keys(limits.shape) as readonly (keyof Limits)[]

/** For a change: a field that is there replaces the one before, null removes it. */
export const limitsPatch = z.strictObject(
  Object.fromEntries(limitNames.map((name) => [name, limits.shape[name].nullable()])) as {
    [Name in keyof typeof limits.shape]: z.ZodNullable<(typeof limits.shape)[Name]>
  },
)
export type LimitsPatch = z.infer<typeof limitsPatch>

/** What is left of a limit that fills up. Dollars in nano-dollars; `spent` of a concurrency is what runs. */
export const limitState = z.object({
  limit: z.enum([
    'requests_per_minute',
    'tokens_per_minute',
    'concurrency',
    'tokens_per_day',
    'tokens_per_month',
    'budget_day_nano_usd',
    'budget_month_nano_usd',
  ]),
  most: z.number().int(),
  spent: z.number().int(),
  /** Held back for exchanges that run, until it is known what they used. */
  reserved: z.number().int(),
  left: z.number().int(),
  /** When all of it is there again, were nothing spent until then; null where it does not depend on time. */
  resets_at: instant.nullable(),
})
export type LimitState = z.infer<typeof limitState>

/** One budget of a day or a month. Dollars in nano-dollars. */
export const budgetState = z.object({
  scope: z.enum(['key', 'provider', 'all']),
  /** The key's id or the provider's name; empty for all. */
  subject: z.string(),
  window: z.enum(['day', 'month']),
  unit: z.enum(['usd', 'tokens']),
  spent: z.number().int(),
  reserved: z.number().int(),
  limit: z.number().int(),
  resets_at: instant,
})
export type BudgetState = z.infer<typeof budgetState>

export const providerBudget = z.object({
  provider_name: z.string(),
  budget_day_nano_usd: nanoUsd.nullable(),
  budget_month_nano_usd: nanoUsd.nullable(),
})

export const limitsArea = {
  /** Every budget that is set, of keys, providers and over all keys, with what is spent of it. */
  budgets: oc.output(z.array(budgetState)),
  /** A field that is left out stays as it is, null removes it. Over all keys: the settings budget_day_usd and budget_month_usd. */
  setProviderBudget: oc
    .input(
      providerBudget
        .extend({ provider_name: reference })
        .partial({ budget_day_nano_usd: true, budget_month_nano_usd: true }),
    )
    .output(done),
}
