/** One key's use within one hour. */
export interface KeyHour {
  readonly requests: number
  readonly cost_nano_usd: number
}

export type Abnormality = 'abnormal_rate' | 'abnormal_cost' | 'refusals'

/** Far over: this many times the busiest hour of the key's own history. */
const FACTOR = 5
/** Of less history nothing can be said. */
const LEAST_HOURS = 10
/** A key that costs cents may cost five times as much before anybody cares. */
const LEAST_REQUESTS = 300
const LEAST_COST_NANO_USD = 2_000_000_000
/** An agent that runs against a wall: nothing but refusals, one after the other. */
const REFUSALS_IN_A_ROW = 50

export interface KeyUse extends KeyHour {
  readonly refusalsInARow: number
}

/** What is abnormal in this hour's use, and what it is held against. `history`: the hours of the last days with any use. */
export function abnormality(
  use: KeyUse,
  history: readonly KeyHour[],
): { readonly kind: Abnormality; readonly figure: number; readonly reference: number } | null {
  if (use.refusalsInARow >= REFUSALS_IN_A_ROW) {
    return { kind: 'refusals', figure: use.refusalsInARow, reference: REFUSALS_IN_A_ROW }
  }
  if (history.length < LEAST_HOURS) return null
  const most = { requests: 0, cost: 0 }
  for (const { requests, cost_nano_usd } of history) {
    most.requests = Math.max(most.requests, requests)
    most.cost = Math.max(most.cost, cost_nano_usd)
  }
  if (use.cost_nano_usd >= LEAST_COST_NANO_USD && use.cost_nano_usd > FACTOR * most.cost) {
    return { kind: 'abnormal_cost', figure: use.cost_nano_usd, reference: most.cost }
  }
  if (use.requests >= LEAST_REQUESTS && use.requests > FACTOR * most.requests) {
    return { kind: 'abnormal_rate', figure: use.requests, reference: most.requests }
  }
  return null
}
