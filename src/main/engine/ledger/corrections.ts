import type { ExchangeRow } from '../../../shared/exchange-row.ts'

type Correct = (row: ExchangeRow) => ExchangeRow

interface Corrections {
  /** Of every exchange that has begun by now. */
  add(correct: Correct): void
  corrected: Correct
}

/**
 * What runs while the past is corrected has yesterday's names in memory, and would write them down when it ends. Costs an
 * exchange nothing until there was a correction.
 */
export function createCorrections(now: () => number): Corrections {
  const corrections: { readonly at: number; readonly correct: Correct }[] = []
  return {
    add: (correct) => void corrections.push({ at: now(), correct }),
    corrected: (row) =>
      corrections.reduce((known, { at, correct }) => (known.started_at <= at ? correct(known) : known), row),
  }
}
