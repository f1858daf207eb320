import type { Connection } from './connection.ts'
import { prepareRowErasure } from './erase-rows.ts'
import { prepareTablesErasure } from './erase-tables.ts'
import type { Work } from './purge.ts'
import type { Erasure } from './slice.ts'
import { leftoversMeant, prepareTotalsErasure } from './totals/erase-totals.ts'

/**
 * Rows first, slice by slice, each taken off the totals in its own transaction: an erasure that is cut short leaves the
 * sum of what is left. The totals that are older than the rows go in a transaction that has found no rows any more.
 */
export function prepareErasure(db: Connection, erasure: Erasure, eraseSpending: (erasure: Erasure) => boolean): Work {
  const eraseRows = prepareRowErasure(db, erasure)
  const others = [prepareTotalsErasure(db, erasure), prepareTablesErasure(db, erasure)]
  return {
    erases: true,
    leftovers: leftoversMeant(db, erasure),
    slice() {
      const rows = eraseRows()
      if (rows.more) return rows
      const more = others.map((erase) => erase()).includes(true)
      // All of it goes at once: under load there is more each time, and an erasure that waited for none would never end.
      const changed = eraseSpending(erasure)
      return { exchanges: rows.exchanges, changed: rows.changed || more || changed, more }
    },
  }
}
