import type { BillFigures } from '../../../shared/contract/billing.ts'

/** What a provider reports of one UTC day and one model, or one item that belongs to no model. */
export interface BillLine extends BillFigures {
  /** UTC, as YYYY-MM-DD. */
  readonly day: string
  /** A model's name as the provider bills it, or the line item's. */
  readonly item: string
}

export interface Bill {
  /** The days that the provider's cost report covers, those without any cost included. */
  readonly days: readonly string[]
  readonly lines: readonly BillLine[]
}

/** What is counted, the cost aside. */
export type BillCounts = Omit<BillFigures, 'cost_nano_usd'>
