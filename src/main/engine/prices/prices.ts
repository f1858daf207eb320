import { costOf } from './cost.ts'

export type CostOf = typeof costOf

export interface Prices {
  readonly costOf: CostOf
}

export function openPrices(): Prices {
  return { costOf }
}
