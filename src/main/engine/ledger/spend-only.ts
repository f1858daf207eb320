import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Reservation } from '../exchange.ts'
import type { Connection } from './connection.ts'
import type { Spend } from './spend.ts'

/** For exchanges that leave no row: what they hold and spend is written down as for others, or their budgets would not hold. */
export interface SpendOnly {
  /** Committed when it returns, where something is reserved. Never throws: memory is the truth while Waybill runs. */
  departing(row: ExchangeRow, reservation: Reservation | null): void
  /** Again for an id: by the difference. Never throws. */
  settle(row: ExchangeRow): void
}

export function createSpendOnly(db: Connection, spend: Spend, failed: (error: unknown) => void): SpendOnly {
  const reserve = db.transaction(spend.reserve)
  const settle = db.transaction(spend.settle)
  const attempt = (write: () => () => void): void => {
    try {
      const committed = write()
      committed()
    } catch (error) {
      failed(error)
    }
  }
  return {
    departing(row, reservation) {
      spend.departs(row, reservation)
      if (reservation !== null) attempt(() => reserve([row.id]))
    },
    settle: (row) => attempt(() => settle([row])),
  }
}
