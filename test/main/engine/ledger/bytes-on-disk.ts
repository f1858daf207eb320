import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How often a text stands in the files of the database, as whoever reads the disk would find it. */
export function timesOnDisk(directory: string, text: string): number {
  return ['waybill.db', 'waybill.db-wal', 'waybill.db-shm']
    .map((name) => join(directory, name))
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + readFileSync(path, 'latin1').split(text).length - 1, 0)
}
