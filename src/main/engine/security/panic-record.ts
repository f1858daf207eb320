import { z } from 'zod'

/** Under this name it stands among the settings; no call sets it. */
const STORED_AS = 'panic'

const panicRecord = z.object({
  /** UTC milliseconds; null: it was ended by hand. */
  since: z.number().int().nullable(),
  keys_revoked: z.number().int(),
  streams_cut: z.number().int(),
  /** Till somebody unlocks it, over restarts too. */
  vault_locked: z.boolean(),
})
export type PanicRecord = Readonly<z.infer<typeof panicRecord>>

const NONE: PanicRecord = { since: null, keys_revoked: 0, streams_cut: 0, vault_locked: false }

export interface PanicStore {
  current(): PanicRecord
  /** In force from now on, whether it can be written down or not; throws if it can't. */
  keep(record: PanicRecord): void
  /** In force without being written down. */
  hold(record: PanicRecord): void
  /** As it is in the database now: a command may have written it, while no engine ran yet. */
  reread(): PanicRecord
}

interface Settings {
  all(): Record<string, unknown>
  set(name: string, value: unknown): void
}

export function openPanicStore(settings: Settings): PanicStore {
  let record = read(settings)
  return {
    current: () => record,
    keep(next) {
      record = next
      settings.set(STORED_AS, next)
    },
    hold(next) {
      record = next
    },
    reread() {
      record = read(settings)
      return record
    },
  }
}

/** What can't be read is a panic: a brake that fails must not fail open. */
function read(settings: Settings): PanicRecord {
  const stored = settings.all()[STORED_AS]
  if (stored === undefined) return NONE
  const result = panicRecord.safeParse(stored)
  return result.success ? result.data : { ...NONE, since: Date.now(), vault_locked: true }
}
