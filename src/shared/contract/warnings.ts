import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { instant } from './values.ts'

export const warningKinds = ['budget', 'abnormal_rate', 'abnormal_cost', 'refusals'] as const

/** Something that a user would want to know before the wall, or before the bill. */
export const warning = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(warningKinds),
  /** Whose: one client key, one provider, or all keys together. */
  scope: z.enum(['key', 'provider', 'all']),
  /** The key's id or the provider's name; empty for all. */
  subject: z.string(),
  /** Of a budget: which window, in what, and how much of it is spent (50, 80 or 100 %). */
  budget_window: z.enum(['day', 'month']).nullable(),
  unit: z.enum(['usd', 'tokens', 'requests']),
  percent: z.number().int().nullable(),
  /** What was counted, and what it is held against: the budget, or the most of any hour in the key's own history. In nano-dollars where the unit is usd. */
  figure: z.number().int(),
  reference: z.number().int(),
  /** The key was suspended for it (setting suspend_abnormal_keys). */
  suspended: z.boolean(),
  message: z.string(),
  action: z.string(),
})
export type Warning = z.infer<typeof warning>

/** Whole local days; money is an estimate. */
export const forecast = z.object({
  /** YYYY-MM */
  month: z.string(),
  so_far_nano_usd: z.number().int(),
  /** By the mean of the days so far; null before the first whole day. */
  expected_nano_usd: z.number().int().nullable(),
  /** Whole days that the mean is of. */
  days_counted: z.number().int(),
})
export type Forecast = z.infer<typeof forecast>

export const warnings = {
  /** Newest first. */
  list: oc.input(z.object({ limit: z.number().int().min(1).max(1000).default(100) })).output(z.array(warning)),
  /** As they come, from now on. */
  live: oc.output(eventIterator(warning)),
  forecast: oc.output(forecast),
}
