import { closeSync, constants, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { statOrNull, unusable } from './data-directory.ts'

export interface DatabaseFiles {
  readonly database: string
  readonly wal: string
  readonly shm: string
}

export function databaseFiles(directory: string): DatabaseFiles {
  const database = join(directory, 'waybill.db')
  return { database, wal: `${database}-wal`, shm: `${database}-shm` }
}

/** Refuses a link or anything else that is not a plain file: what is written through it would land elsewhere. */
export function refuseStrangeFiles({ database, wal, shm }: DatabaseFiles): void {
  // The rollback journal is there only between the birth of the file and its turn to WAL; a link is one all the same.
  for (const path of [database, wal, shm, `${database}-journal`]) {
    const found = statOrNull(path)
    if (found?.isSymbolicLink()) throw unusable(`${path} is a symbolic link.`)
    if (found && !found.isFile()) throw unusable(`${path} is not a plain file.`)
  }
}

/** Made before SQLite opens it, so that it is never readable to others; -wal and -shm get the mode of the database. */
export function createDatabaseFile({ database }: DatabaseFiles): void {
  const { O_CREAT, O_EXCL, O_RDWR } = constants
  try {
    closeSync(openSync(database, O_CREAT | O_EXCL | O_RDWR | (constants.O_NOFOLLOW ?? 0), 0o600))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return
    throw unusable(`${database} cannot be made.`, cause)
  }
}

export function bytesOf({ database, wal, shm }: DatabaseFiles): number {
  return [database, wal, shm].reduce((sum, path) => sum + (statOrNull(path)?.size ?? 0), 0)
}

/** Moves a damaged database out of the way, its log with it: SQLite finds a log by the name of its database. */
export function setAside({ database, wal, shm }: DatabaseFiles, directory: string, now: number): string {
  const moment = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  let aside = join(directory, `waybill.corrupt-${moment}.db`)
  for (let count = 2; statOrNull(aside) !== null; count += 1) {
    aside = join(directory, `waybill.corrupt-${moment}-${count}.db`)
  }
  renameSync(database, aside)
  if (statOrNull(wal)) renameSync(wal, `${aside}-wal`)
  if (statOrNull(shm)) renameSync(shm, `${aside}-shm`)
  return aside
}

/** Everything goes: what was damaged and set aside holds exchanges too. */
export function removeSetAside(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (/^waybill\.corrupt-[0-9T-]+\.db(-wal|-shm)?$/.test(name)) rmSync(join(directory, name), { force: true })
  }
}

export function bytesOfLog({ wal }: DatabaseFiles): number {
  return statOrNull(wal)?.size ?? 0
}
