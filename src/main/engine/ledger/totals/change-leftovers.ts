import { breathe } from '../breathe.ts'
import type { Connection } from '../connection.ts'
import { type Leftover, leftoversOf } from './leftovers.ts'
import { prepareTotals } from './totals.ts'

/** What an erasure or a correction means for figures whose exchanges retention has taken. */
export interface LeftoverChange {
  /** Days of the user's calendar in which there may be some. */
  readonly days: readonly string[]
  /** What becomes of one: null, nothing; itself, it stays. */
  change(leftover: Leftover): Leftover | null
}

interface Changing {
  readonly goesOn: () => boolean
  /** Called in the transaction that changes. */
  readonly changed: () => void
}

/** About 3 ms each. */
const SLICE_TOTALS = 50

/** Day by day, and in slices; each leftover is moved whole or not at all, so that the next try finds what is to do. */
export async function changeLeftovers(
  db: Connection,
  file: string,
  { days, change }: LeftoverChange,
  { goesOn, changed }: Changing,
): Promise<void> {
  const totals = prepareTotals(db)
  const apply = db.transaction((leftovers: readonly Leftover[]) => {
    for (const leftover of leftovers) {
      const instead = change(leftover)
      totals.add(leftover, -1)
      if (instead !== null) totals.add(instead, 1)
    }
    changed()
  })
  for (const day of days) {
    if (!goesOn()) return
    const found = await leftoversOf(file, day, goesOn)
    const meant = found?.filter((leftover) => change(leftover) !== leftover) ?? []
    for (let from = 0; from < meant.length; from += SLICE_TOTALS) {
      if (!goesOn()) return
      apply(meant.slice(from, from + SLICE_TOTALS))
      await breathe()
    }
  }
}
