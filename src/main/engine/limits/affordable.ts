import type { Candidate, Routed } from '../exchange.ts'
import { LimitError, type MinuteState } from '../limit-error.ts'
import type { Cost } from '../prices/cost.ts'
import { type Standing, verdict } from './budgets.ts'
import { costAt, type Need, type Pricing } from './need.ts'
import { resetOf } from './windows.ts'
import { budgetMessage } from './wording.ts'

interface Affording extends Pricing {
  readonly standingsAt: (candidate: Candidate) => readonly Standing[]
  readonly minutes: () => MinuteState[]
  /** UTC milliseconds. */
  readonly now: number
}

/** How soon a request may try again that waits for the end of others. */
export const SOON_MS = 1000

/**
 * The candidates that every budget has room for, and the cost of the dearest of them: any of them may come to answer. One
 * that costs nothing stays where the others can't be paid. Throws `budget_spent` or, where all that is missing is held for
 * requests that run and may yet come back, `rate_limited`.
 */
export function affordable(
  routed: Routed,
  candidates: readonly Candidate[],
  need: Need,
  { standingsAt, minutes, now, ...pricing }: Affording,
): { readonly candidates: readonly Candidate[]; readonly dearest: Cost } {
  const fitting: Candidate[] = []
  let dearest: Cost | null = null
  let refusal: LimitError | null = null
  for (const candidate of candidates) {
    const cost = costAt(candidate, need, routed, pricing)
    const found = firstFull(standingsAt(candidate), need, cost)
    if (found === null) {
      fitting.push(candidate)
      if (dearest === null || (cost.cost_nano_usd ?? 0) > (dearest.cost_nano_usd ?? 0)) dearest = cost
    } else {
      refusal ??= refusalBy(found, routed, minutes(), now)
    }
  }
  if (dearest !== null) return { candidates: fitting, dearest }
  throw refusal ?? new Error('no candidate')
}

interface Full {
  readonly standing: Standing
  readonly need: number
  readonly state: 'held' | 'spent'
}

/** Spent before held: a retry would not help. */
function firstFull(standings: readonly Standing[], need: Need, cost: Cost): Full | null {
  let held: Full | null = null
  for (const standing of standings) {
    const needed = standing.budget.unit === 'usd' ? costNeeded(cost) : need.inputTokens + need.outputTokens
    const state = verdict(standing, needed)
    if (state === 'spent') return { standing, need: needed, state }
    if (state === 'held') held ??= { standing, need: needed, state }
  }
  return held
}

/** What has a price costs something, though it can't be told how much: not a cent is left for it in a spent budget. */
function costNeeded({ cost_basis, cost_nano_usd }: Cost): number {
  return cost_basis === 'priced' ? Math.max(1, cost_nano_usd ?? 0) : 0
}

const NAMES = {
  tokens: { day: 'tokens_per_day', month: 'tokens_per_month' },
  usd: { day: 'budget_day', month: 'budget_month' },
} as const

function refusalBy(
  { standing, need, state }: Full,
  { clientKey }: Routed,
  minutes: MinuteState[],
  now: number,
): LimitError {
  const { window, unit } = standing.budget
  const spent = state === 'spent'
  return new LimitError(spent ? 'budget_spent' : 'rate_limited', {
    message: budgetMessage(standing, need, clientKey.name, now),
    ...(spent ? {} : { action: 'Wait until requests that run have ended, or raise the budget.' }),
    limit: NAMES[unit][window],
    retryAfterMs: spent ? resetOf(window, now) - now : SOON_MS,
    isTemporary: !spent,
    minutes,
  })
}
