import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { breathe } from './breathe.ts'
import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import type { DatabaseFiles } from './database-files.ts'
import { prepareRowErasure } from './erase-rows.ts'
import { type Expiry, prepareExpiry } from './expire.ts'
import { createScrubber } from './scrubber.ts'
import type { Eraser, Slice } from './slice.ts'
import { prepareTotalsErasure } from './totals/erase-totals.ts'
import { sweepTotals } from './totals/sweep-totals.ts'

interface Purger {
  /** Erases, and takes off the totals what is erased. */
  purge(scope: PurgeScope, signal?: AbortSignal): Promise<number>
  /** Retention: rows go, their totals stay, for as long as those are kept. Resolves to how many exchanges went. */
  expire(expiry: Expiry): Promise<number>
  /** Exchanges erased or expired since the start. */
  purged(): number
  /** After the connection is closed. */
  stop(): void
}

/** About 1 ms each. */
const SLICE_FREE_PAGES = 100

interface PurgerNeeds {
  /** What else an erasure reaches, each called until it has nothing left to erase. */
  readonly erasers: readonly Eraser[]
  /** Keeps our own readers away while pages are scrubbed. */
  readonly hold: () => Promise<() => void>
}

export function createPurger(db: Connection, files: DatabaseFiles, { erasers, hold }: PurgerNeeds): Purger {
  const scrubber = createScrubber(db, files, hold)
  let purged = 0
  let last: Promise<unknown> = Promise.resolve()

  async function run(prepare: () => () => Slice, signal?: AbortSignal): Promise<number> {
    const goesOn = (): boolean => db.open && signal?.aborted !== true
    let erased = 0
    if (!goesOn()) return erased
    const erase = prepare()
    const eraseSlice = db.transaction(() => {
      const slice = erase()
      if (slice.changed) scrubber.due()
      return slice
    })
    for (let more = true; more; ) {
      const slice = eraseSlice()
      more = slice.more
      erased += slice.exchanges
      purged += slice.exchanges
      await breathe()
      if (!goesOn()) return erased
    }
    await sweepTotals(db, { goesOn, changed: scrubber.due })
    await giveBackPages(db, goesOn)
    if (goesOn()) checkpoint(db)
    await scrubber.scrub(goesOn)
    return erased
  }

  // One after the other: what one leaves to be scrubbed is not called clean by another.
  function queue(prepare: () => () => Slice, signal?: AbortSignal): Promise<number> {
    const next = last.then(() => run(prepare, signal))
    last = next.catch(() => undefined)
    return next
  }

  return {
    purge: (scope, signal) => queue(() => prepareErasure(db, scope, erasers), signal),
    expire: (expiry) => queue(() => prepareExpiry(db, expiry)),
    purged: () => purged,
    stop: scrubber.stop,
  }
}

/**
 * Rows first, slice by slice, each taken off the totals in its own transaction: an erasure that is cut short leaves the
 * sum of what is left. The totals that are older than the rows go in a transaction that has found no rows any more.
 */
function prepareErasure(db: Connection, scope: PurgeScope, erasers: readonly Eraser[]): () => Slice {
  const eraseRows = prepareRowErasure(db, scope)
  const eraseTotals = prepareTotalsErasure(db, scope)
  return () => {
    const rows = eraseRows()
    if (rows.more) return rows
    const changed = [eraseTotals, ...erasers].map((erase) => erase(scope)).includes(true)
    return { exchanges: rows.exchanges, changed: rows.changed || changed, more: changed }
  }
}

async function giveBackPages(db: Connection, goesOn: () => boolean): Promise<void> {
  while (goesOn() && Number(db.pragma('freelist_count', { simple: true })) > 0) {
    db.pragma(`incremental_vacuum(${SLICE_FREE_PAGES})`)
    await breathe()
  }
}
