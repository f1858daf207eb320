import type { Limits } from '../../../shared/contract/limits.ts'
import { within } from '../used.ts'
import type { Amounts, Scope } from './spend-book.ts'
import type { Window } from './windows.ts'

/** One budget of a day or a month: whose, in what, how much. */
export interface Budget {
  readonly scope: 'key' | 'provider' | 'all'
  /** The key's id, the provider's name, or nothing. */
  readonly subject: string
  /** Where its spending is counted. */
  readonly countedIn: Scope
  readonly window: Window
  readonly unit: 'usd' | 'tokens'
  readonly most: number
}

/** Dollars of a day and of a month, in nano-dollars; null: no budget. */
export interface MoneyBudgets {
  readonly day: number | null
  readonly month: number | null
}

export function budgetsOfKey(id: string, limits: Limits): Budget[] {
  const of = (window: Window, unit: Budget['unit'], most: number | undefined): Budget[] =>
    most === undefined ? [] : [{ scope: 'key', subject: id, countedIn: `key ${id}`, window, unit, most }]
  return [
    ...of('day', 'tokens', limits.tokens_per_day),
    ...of('month', 'tokens', limits.tokens_per_month),
    ...of('day', 'usd', limits.budget_day_nano_usd),
    ...of('month', 'usd', limits.budget_month_nano_usd),
  ]
}

/** `ledgerName`: what the provider is called in rows, by which its spending is counted. */
export function budgetsOfProvider(name: string, ledgerName: string, money: MoneyBudgets): Budget[] {
  return moneyBudgets({ scope: 'provider', subject: name, countedIn: `provider ${ledgerName}` }, money)
}

export function budgetsOfAll(money: MoneyBudgets): Budget[] {
  return moneyBudgets({ scope: 'all', subject: '', countedIn: 'all' }, money)
}

function moneyBudgets(whose: Pick<Budget, 'scope' | 'subject' | 'countedIn'>, { day, month }: MoneyBudgets): Budget[] {
  return [
    ...(day === null ? [] : [{ ...whose, window: 'day', unit: 'usd', most: day } as const]),
    ...(month === null ? [] : [{ ...whose, window: 'month', unit: 'usd', most: month } as const]),
  ]
}

/** A budget as it stands. */
export interface Standing {
  readonly budget: Budget
  readonly spent: number
  readonly reserved: number
}

export function standingOf(budget: Budget, amounts: Amounts): Standing {
  const [spent, reserved] =
    budget.unit === 'usd' ? [amounts.costNanoUsd, amounts.reservedNanoUsd] : [amounts.tokens, amounts.reservedTokens]
  // An edit of the database by hand may have put anything there, and the screens take whole numbers only.
  return { budget, spent: within(spent, Number.MAX_SAFE_INTEGER), reserved: within(reserved, Number.MAX_SAFE_INTEGER) }
}

/**
 * Whether so much more fits: `held`: it would, but for what exchanges that run hold back, and some of that will come
 * back. What needs nothing of a budget passes even a spent one: free and unpriced models are not blocked by dollars.
 */
export function verdict({ budget, spent, reserved }: Standing, need: number): 'fits' | 'held' | 'spent' {
  if (need <= 0 || spent + reserved + need <= budget.most) return 'fits'
  return spent + need <= budget.most ? 'held' : 'spent'
}
