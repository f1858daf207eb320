import type { ErasureReport } from '../../../shared/contract/privacy.ts'
import { createRest, type Rest } from './breathe.ts'
import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import { bytesOf, type DatabaseFiles } from './database-files.ts'
import { createScrubber, markDue } from './scrubber.ts'
import type { Slice } from './slice.ts'
import { changeLeftovers, type LeftoverChange } from './totals/change-leftovers.ts'
import { sweepTotals } from './totals/sweep-totals.ts'

/** An erasure, a correction, or what retention takes. */
export interface Work {
  /** Called in a transaction of its own till there is no more to do. */
  readonly slice: () => Slice
  /** Then, of figures that outlived their exchanges. */
  readonly leftovers: LeftoverChange | null
  /** Its exchanges are gone; without, they were changed. */
  readonly erases: boolean
}

interface Purger {
  /** Prepared when its turn comes. An abort ends it early, with what is done done. */
  run(prepare: () => Work, signal?: AbortSignal): Promise<ErasureReport>
  /** Exchanges erased or expired since the start. */
  purged(): number
  /** After the connection is closed. */
  stop(): void
}

/** About 1 ms each. */
const SLICE_FREE_PAGES = 100

/**
 * The log goes into the database file by so many pages at a time: what an erasure touches lies all over the file, and one flush of
 * SQLite's usual 1000 such pages takes 18 ms and up to 40 in which nothing passes, of 100 5 to 15 (measured 2026-11-22).
 */
const PAGES_AT_ONCE = 200

interface PurgerNeeds {
  /** Keeps our own readers away while pages are scrubbed. */
  readonly hold: () => Promise<() => void>
  /** Exchanges that there are, and those of them that run. */
  readonly rows: () => number
  readonly running: () => number
  /** Moves what was written meanwhile to where an erasure looks. */
  readonly settle: () => void
}

export function createPurger(
  db: Connection,
  files: DatabaseFiles,
  { hold, rows, running, settle }: PurgerNeeds,
): Purger {
  const rest = createRest(() => running() > 0)
  const scrubber = createScrubber(db, files, { hold, rest })
  let purged = 0
  let last: Promise<unknown> = Promise.resolve()

  async function run(prepare: () => Work, signal?: AbortSignal): Promise<ErasureReport> {
    const goesOn = (): boolean => db.open && signal?.aborted !== true
    const [rowsBefore, bytesBefore] = [rows(), bytesOf(files)]
    let touched = 0
    const clean =
      goesOn() && (await inSmallFlushes(() => work(prepare(), goesOn, (exchanges) => (touched += exchanges))))
    return {
      purged: touched,
      rows_before: rowsBefore,
      rows_after: rows(),
      bytes_before: bytesBefore,
      bytes_after: bytesOf(files),
      scrubbed: clean,
    }
  }

  async function work(
    { slice, leftovers, erases }: Work,
    goesOn: () => boolean,
    count: (exchanges: number) => void,
  ): Promise<boolean> {
    const runSlice = db.transaction(() => {
      const done = slice()
      if (done.changed) markDue(db)
      return done
    })
    for (let more = true; more && goesOn(); ) {
      const begun = performance.now()
      // Else an exchange that ends during an erasure would stay, and what it spent would not.
      settle()
      const done = runSlice()
      more = done.more
      count(done.exchanges)
      if (erases) purged += done.exchanges
      await rest(begun)
    }
    const changing = { goesOn, changed: () => markDue(db) }
    if (leftovers !== null) await changeLeftovers(db, files.database, leftovers, changing)
    if (goesOn()) await sweepTotals(db, changing)
    if (goesOn()) await giveBackPages(db, goesOn, rest)
    if (goesOn()) checkpoint(db)
    const clean = await scrubber.scrub(goesOn)
    // What it has gone over is not what traffic asks for.
    if (db.open) db.pragma('shrink_memory')
    return clean
  }

  async function inSmallFlushes(erase: () => Promise<boolean>): Promise<boolean> {
    const usual = Number(db.pragma('wal_autocheckpoint', { simple: true }))
    db.pragma(`wal_autocheckpoint = ${PAGES_AT_ONCE}`)
    try {
      return await erase()
    } finally {
      if (db.open) db.pragma(`wal_autocheckpoint = ${usual}`)
    }
  }

  return {
    run(prepare, signal) {
      // One after the other: what one leaves to be scrubbed is not called clean by another.
      const next = last.then(() => run(prepare, signal))
      last = next.catch(() => undefined)
      return next
    },
    purged: () => purged,
    stop: scrubber.stop,
  }
}

async function giveBackPages(db: Connection, goesOn: () => boolean, rest: Rest): Promise<void> {
  while (goesOn() && Number(db.pragma('freelist_count', { simple: true })) > 0) {
    const begun = performance.now()
    db.pragma(`incremental_vacuum(${SLICE_FREE_PAGES})`)
    await rest(begun)
  }
}
