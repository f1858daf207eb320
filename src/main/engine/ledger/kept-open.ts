import { closeSync, constants, openSync, statSync } from 'node:fs'
import type { DatabaseFiles } from './database-files.ts'

export interface KeptOpen {
  /** A descriptor to read the database's file of this path by, never to be closed; null: it is none of them, or not there. */
  descriptorOf(path: string): number | null
  /** After the connection is closed. */
  stop(): void
}

/**
 * Whoever wants to read the bytes of the database in this process must not close what it reads by: to close any descriptor
 * of a file drops every lock that SQLite holds on it (sqlite.org/howtocorrupt.html, 2.2).
 */
export function keepOpen({ database, wal, shm }: DatabaseFiles): KeptOpen {
  const kept = new Map<string, number>()
  return {
    descriptorOf(path) {
      const file = [database, wal, shm].find((own) => isSame(own, path))
      if (file === undefined) return null
      const known = kept.get(file)
      if (known !== undefined) return known
      const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
      kept.set(file, descriptor)
      return descriptor
    },
    stop() {
      for (const descriptor of kept.values()) closeSync(descriptor)
      kept.clear()
    },
  }
}

/** By the file itself: there are many ways to name it. */
function isSame(path: string, other: string): boolean {
  const [one, two] = [path, other].map((each) => statSync(each, { throwIfNoEntry: false, bigint: true }))
  return one !== undefined && one.dev === two?.dev && one.ino === two.ino
}
