import type { ExchangeRow } from '../../shared/exchange-row.ts'

export type Outcome = 'ok' | 'error' | 'running'

/** The ledger's own meaning of `outcome` (its filter), so that a row stays where the filter put it. */
export function outcomeOf(row: ExchangeRow): Outcome {
  if (row.ended_by === null) return 'running'
  const answered = row.status_code !== null && row.status_code < 400
  return answered && row.error_type === null && row.ended_by === 'complete' ? 'ok' : 'error'
}
