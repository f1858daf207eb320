/** How much of one budget is spent. */
export interface BudgetState {
  readonly scope: 'key' | 'provider' | 'all'
  /** The key's id or the provider's name; empty for all. */
  readonly subject: string
  readonly window: 'day' | 'month'
  readonly unit: 'usd' | 'tokens'
  /** Nano-dollars, or tokens; without what is only reserved. */
  readonly spent: number
  readonly limit: number
}

const STEPS = [100, 80, 50] as const
export type Step = (typeof STEPS)[number]

/** The highest step that a budget has passed. Of a leap from 0 to 100 % only the last step is news. */
export function passedStep({ spent, limit }: Pick<BudgetState, 'spent' | 'limit'>): Step | null {
  // Nothing can be spent of nothing: such a budget refuses from the start, and nobody needs a warning of it.
  if (limit <= 0) return null
  return STEPS.find((step) => spent * 100 >= limit * step) ?? null
}
