import { readSync, writeSync } from 'node:fs'
import { checkpoint } from './checkpoint.ts'
import type { Connection } from './connection.ts'
import { bytesOfLog, type DatabaseFiles } from './database-files.ts'
import { gapOf, type PageFormat } from './scrub-page.ts'

/** 2 MB: read and searched in about 2 ms. */
const SLICE_PAGES = 512

export interface Place {
  readonly fd: number
  /** The first page of the slice. */
  readonly page: number
  /** Of `sliceBuffer`. */
  readonly slice: Buffer
}

/** What a slice is read into: one for all slices, or an erasure would take as much memory as the file is long. */
export function sliceBuffer(db: Connection): Buffer {
  return Buffer.alloc(SLICE_PAGES * formatOf(db).pageSize)
}

/**
 * Zeroes what SQLite leaves behind. `secure_delete` overwrites a row where it lies, but when pages are split or joined,
 * rows are copied to a neighbour and their old bytes stay in the unused middle of the page: measured 2026-11-20, up to
 * 700 pieces of 1,700 purged rows. VACUUM would clear them, and hold the event loop for seconds.
 *
 * Only bytes that mean nothing to SQLite are written, straight to the file; so a crash in between harms nothing. It is
 * safe because nobody can write meanwhile: the log is empty, this connection holds the write lock, and all of it happens
 * in one turn. `fd` must stay open as long as the connection: closing any handle of a file drops all of the process's
 * locks on it (POSIX).
 *
 * Returns the page to go on with, 'done', or 'busy' where another process reads or writes.
 */
export function scrubSlice(db: Connection, files: DatabaseFiles, place: Place): number | 'done' | 'busy' {
  if (!checkpoint(db)) return 'busy'
  try {
    db.exec('begin immediate')
  } catch {
    return 'busy'
  }
  try {
    if (bytesOfLog(files) > 0) return 'busy'
    return scrubPages(place, formatOf(db))
  } finally {
    db.exec('rollback')
    // Pages in memory still have the old bytes, and would bring them back when they are next written.
    db.pragma('shrink_memory')
  }
}

function scrubPages({ fd, page: from, slice }: Place, format: PageFormat): number | 'done' {
  const { pageSize } = format
  const read = readSync(fd, slice, 0, slice.length, (from - 1) * pageSize)
  const pages = Math.floor(read / pageSize)
  const zeros = Buffer.alloc(pageSize)
  for (let index = 0; index < pages; index += 1) {
    const page = slice.subarray(index * pageSize, (index + 1) * pageSize)
    const gap = gapOf(page, from + index, format)
    if (gap === null) continue
    const length = gap.end - gap.start
    if (page.subarray(gap.start, gap.end).equals(zeros.subarray(0, length))) continue
    writeSync(fd, zeros, 0, length, (from + index - 1) * pageSize + gap.start)
  }
  return pages < SLICE_PAGES ? 'done' : from + pages
}

function formatOf(db: Connection): PageFormat {
  const pageSize = Number(db.pragma('page_size', { simple: true }))
  // Reserved bytes are for extensions, such as checksums, that Waybill does not load: none.
  return { pageSize, usable: pageSize }
}
