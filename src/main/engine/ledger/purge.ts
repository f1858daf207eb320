import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { breathe } from './breathe.ts'
import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import type { DatabaseFiles } from './database-files.ts'
import { createScrubber } from './scrubber.ts'

interface Purger {
  purge(scope: PurgeScope, signal?: AbortSignal): Promise<number>
  /** Rows erased since the start. */
  purged(): number
  /** After the connection is closed. */
  stop(): void
}

/** About 3 ms each. */
const SLICE_ROWS = 250
/** About 1 ms each. */
const SLICE_FREE_PAGES = 100

export function createPurger(db: Connection, files: DatabaseFiles): Purger {
  const scrubber = createScrubber(db, files)
  let purged = 0
  let last: Promise<unknown> = Promise.resolve()

  async function run(scope: PurgeScope, signal: AbortSignal | undefined): Promise<number> {
    const goesOn = (): boolean => db.open && signal?.aborted !== true
    let erased = 0
    if (!goesOn()) return erased
    const erase = prepareErase(db, scope)
    const eraseSlice = db.transaction(() => {
      const rows = erase()
      if (rows > 0) scrubber.due()
      return rows
    })
    for (;;) {
      const slice = eraseSlice()
      erased += slice
      purged += slice
      await breathe()
      if (!goesOn()) return erased
      if (slice < SLICE_ROWS) break
    }
    await giveBackPages(db, goesOn)
    if (goesOn()) checkpoint(db)
    await scrubber.scrub(goesOn)
    return erased
  }

  return {
    // One after the other: what one leaves to be scrubbed is not called clean by another.
    purge(scope, signal) {
      const next = last.then(() => run(scope, signal))
      last = next.catch(() => undefined)
      return next
    },
    purged: () => purged,
    stop: scrubber.stop,
  }
}

/** Erases one slice, returns how many. What still runs stays: it has yet to be closed. */
function prepareErase(db: Connection, scope: PurgeScope): () => number {
  const slice = (which: string): string =>
    `delete from exchanges where id in
       (select id from exchanges where ${which} and ended_by is not null limit ${SLICE_ROWS})`
  switch (scope.scope) {
    case 'before': {
      const statement = db.prepare<[number]>(slice('started_at < ?'))
      return () => statement.run(scope.before).changes
    }
    case 'key': {
      const statement = db.prepare<[string]>(slice('client_key_id = ?'))
      return () => statement.run(scope.client_key_id).changes
    }
    case 'provider': {
      const statement = db.prepare<[string]>(slice('provider_name = ?'))
      return () => statement.run(scope.provider_name).changes
    }
    case 'all': {
      const statement = db.prepare<[]>(slice('true'))
      return () => statement.run().changes
    }
  }
}

async function giveBackPages(db: Connection, goesOn: () => boolean): Promise<void> {
  while (goesOn() && Number(db.pragma('freelist_count', { simple: true })) > 0) {
    db.pragma(`incremental_vacuum(${SLICE_FREE_PAGES})`)
    await breathe()
  }
}
