import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'
import { statOrNull, unusable } from './data-directory.ts'
import type { DatabaseFiles } from './database-files.ts'
import { migrations } from './migrations/migrations.ts'

/**
 * Looks before anything is written: throws `database_newer`, or `data_directory_unusable` where another program made the
 * database. What SQLite throws of a damaged file passes through.
 */
export function inspectDatabase({ database, wal, shm }: DatabaseFiles): void {
  if ((statOrNull(database)?.size ?? 0) === 0) return
  // Reading makes an empty log and its index where there are none (better-sqlite3 has no `immutable`), and a reader may
  // not remove them. Going on needs them anyway; a refusal leaves the directory as it was.
  const made = [wal, shm].filter((path) => statOrNull(path) === null)
  const db = new Database(database, { readonly: true, fileMustExist: true })
  let refused = true
  try {
    refuseUnknown(db, database)
    refused = false
  } finally {
    db.close()
    if (refused) for (const path of made) rmSync(path, { force: true })
  }
}

function refuseUnknown(db: Database.Database, file: string): void {
  const tables = db.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all()
  if (tables.length === 0) return
  if (!tables.includes('kysely_migration')) throw unusable(`${file} was not made by Waybill.`)
  const done = db.prepare<[], string>('select name from kysely_migration').pluck().all()
  if (done.some((name) => !Object.hasOwn(migrations, name))) {
    throw new AppError('database_newer', { message: `${file} was made by a newer version of Waybill.` })
  }
}
