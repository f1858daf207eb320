import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** A database of a million rows is longer than the longest string, and than the largest buffer that one read fills. */
const PIECE_BYTES = 8 * 1024 * 1024

/** How often a text stands in the files of the database, as whoever reads the disk would find it. */
export function timesOnDisk(directory: string, text: string): number {
  return ['waybill.db', 'waybill.db-wal', 'waybill.db-shm']
    .map((name) => join(directory, name))
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + timesIn(path, Buffer.from(text)), 0)
}

function timesIn(path: string, needle: Buffer): number {
  const piece = Buffer.alloc(PIECE_BYTES)
  const file = openSync(path, 'r')
  try {
    let times = 0
    let kept = 0
    for (;;) {
      const read = readSync(file, piece, kept, piece.length - kept, null)
      if (read === 0) return times
      const end = kept + read
      for (let at = piece.indexOf(needle); at !== -1 && at + needle.length <= end; at = piece.indexOf(needle, at + 1)) {
        times += 1
      }
      // What may be the beginning of one more is looked at again, with what follows.
      kept = Math.min(end, needle.length - 1)
      piece.copy(piece, 0, end - kept, end)
    }
  } finally {
    closeSync(file)
  }
}
