import type { ExchangeRow } from '../../shared/exchange-row.ts'
import type { Reservation } from './exchange.ts'

/** What an exchange took out of its key's windows. */
export interface Used {
  readonly tokens: number
  readonly costNanoUsd: number
}

/** Beyond any exchange there can be. An answer's figures are its provider's word, and none of them may open a budget, or burst it. */
export const MOST_TOKENS = 1e12
export const MOST_NANO_USD = 1e15

/** `held`: what was reserved for it; it stays where the answer is of a kind whose price is not known, as a service tier may be. */
export function usedBy(row: ExchangeRow, held: Pick<Reservation, 'costNanoUsd'> | null): Used {
  // A count of tokens is of tokens that nobody used yet.
  const counts = row.operation_name !== 'count_tokens'
  const isUnpriced = row.cost_basis === 'unpriced' && row.usage_source !== 'none'
  return {
    tokens: counts ? within((row.input_tokens ?? 0) + (row.output_tokens ?? 0), MOST_TOKENS) : 0,
    costNanoUsd: within((isUnpriced ? held?.costNanoUsd : row.cost_nano_usd) ?? 0, MOST_NANO_USD),
  }
}

export function within(value: number, most: number): number {
  return value > 0 ? Math.min(value, most) : 0
}
