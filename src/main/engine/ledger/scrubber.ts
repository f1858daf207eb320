import { closeSync, constants, fdatasync, openSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Rest } from './breathe.ts'
import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import type { DatabaseFiles } from './database-files.ts'
import { type Place, scrubSlice, sliceBuffer } from './scrub.ts'

interface Scrubber {
  /** Goes over the whole file, slice by slice, if that is due. False: it was broken off, or another program was in the way. */
  scrub(goesOn: () => boolean): Promise<boolean>
  /** After the connection is closed. */
  stop(): void
}

/** To be called in a transaction, with what leaves bytes behind: a start after a crash finds what is still to do. */
export function markDue(db: Connection): void {
  if (!isDue(db)) db.pragma('user_version = 1')
}

function isDue(db: Connection): boolean {
  return db.pragma('user_version', { simple: true }) === 1
}

const PATIENCE = 20
const PAUSE_MS = 100

interface ScrubberNeeds {
  /** Keeps our own readers away for a slice; see reports.ts. */
  readonly hold: () => Promise<() => void>
  readonly rest: Rest
}

export function createScrubber(db: Connection, files: DatabaseFiles, { hold, rest }: ScrubberNeeds): Scrubber {
  let fd: number | null = null

  function scrubAndRelease(place: Place, release: () => void, goesOn: () => boolean) {
    try {
      // Ours to ask again: the ledger may have shut while the last report was waited for.
      return goesOn() ? scrubSlice(db, files, place) : 'busy'
    } finally {
      release()
    }
  }

  async function overPages(goesOn: () => boolean): Promise<boolean> {
    fd ??= openSync(files.database, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0))
    const slice = sliceBuffer(db)
    let page = 1
    let patience = PATIENCE
    while (goesOn()) {
      const release = await hold()
      const begun = performance.now()
      const next = scrubAndRelease({ fd, page, slice }, release, goesOn)
      if (next === 'done') return true
      if (next === 'busy') {
        // Another program looks at the database. If it does not stop, the next purge tries again.
        patience -= 1
        if (patience === 0) return false
        await pause(PAUSE_MS)
      } else {
        page = next
        await rest(begun)
      }
    }
    return false
  }

  return {
    async scrub(goesOn) {
      if (!goesOn()) return false
      if (!isDue(db)) return true
      if (!(await overPages(goesOn)) || fd === null) return false
      await promisify(fdatasync)(fd)
      if (!db.open) return false
      db.pragma('user_version = 0')
      checkpoint(db)
      return true
    },
    stop() {
      if (fd !== null) closeSync(fd)
      fd = null
    },
  }
}
