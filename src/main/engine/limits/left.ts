import type { BudgetState, LimitState, Limits } from '../../../shared/contract/limits.ts'
import type { MinuteState } from '../limit-error.ts'
import type { Standing } from './budgets.ts'
import { resetOf } from './windows.ts'

interface Now {
  readonly minutes: readonly MinuteState[]
  readonly running: number
  readonly standings: readonly Standing[]
  /** UTC milliseconds. */
  readonly now: number
}

const NAMES = {
  tokens: { day: 'tokens_per_day', month: 'tokens_per_month' },
  usd: { day: 'budget_day_nano_usd', month: 'budget_month_nano_usd' },
} as const

/** What is left of a key's limits, for those who look. */
export function limitStates({ concurrency }: Limits, { minutes, running, standings, now }: Now): LimitState[] {
  const state = (
    limit: LimitState['limit'],
    most: number,
    spent: number,
    reserved: number,
    resetsAt: number | null,
  ) => ({
    limit,
    most,
    spent,
    reserved,
    left: Math.max(0, most - spent - reserved),
    resets_at: resetsAt,
  })
  return [
    ...minutes.map(({ counts, limit, remaining, resetMs }) =>
      state(`${counts}_per_minute`, limit, limit - remaining, 0, Math.ceil(now + resetMs)),
    ),
    ...(concurrency === undefined ? [] : [state('concurrency', concurrency, running, 0, null)]),
    ...standings.map(({ budget: { unit, window, most }, spent, reserved }) =>
      state(NAMES[unit][window], most, spent, reserved, resetOf(window, now)),
    ),
  ]
}

export function budgetState({ budget, spent, reserved }: Standing, now: number): BudgetState {
  const { scope, subject, window, unit, most } = budget
  return { scope, subject, window, unit, spent, reserved, limit: most, resets_at: resetOf(window, now) }
}
