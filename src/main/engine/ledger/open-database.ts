import { AppError } from '../../../shared/errors.ts'
import { type Connection, connect, sqliteCode } from './connection.ts'
import { checkPages, forgetDamage, isDamage } from './damage.ts'
import { closeToOthers, ensureDataDirectory, unusable } from './data-directory.ts'
import {
  createDatabaseFile,
  type DatabaseFiles,
  databaseFiles,
  refuseStrangeFiles,
  setAside,
} from './database-files.ts'
import { inspectDatabase } from './inspect-database.ts'
import { migrate, type Queries, queriesOver } from './migrate.ts'
import { type LedgerNotice, setAsideNotice } from './notice.ts'
import { takeStock } from './take-stock.ts'

interface OpenedDatabase {
  readonly db: Connection
  readonly queries: Queries
  readonly files: DatabaseFiles
  /** How many exchanges it has. */
  readonly exchanges: number
  /** Grows while the ledger is open. */
  readonly notices: LedgerNotice[]
}

/**
 * Refusals come first, with nothing touched; then modes; then the database, a new one in place of a damaged one; and what the last run
 * left is put away, which may be the first to meet what is wrong. Throws `data_directory_unusable` or `database_newer`.
 */
export async function openDatabase(directory: string, now: number): Promise<OpenedDatabase> {
  const files = databaseFiles(directory)
  ensureDataDirectory(directory)
  refuseStrangeFiles(files)
  try {
    return { ...(await openFiles(directory, files)), files, notices: [] }
  } catch (error) {
    if (!isDamage(error)) throw inOurTerms(error, directory)
  }
  const aside = setAside(files, directory, now)
  forgetDamage(files)
  try {
    return { ...(await openFiles(directory, files)), files, notices: [setAsideNotice(aside)] }
  } catch (error) {
    throw inOurTerms(error, directory)
  }
}

async function openFiles(
  directory: string,
  files: DatabaseFiles,
): Promise<Pick<OpenedDatabase, 'db' | 'queries' | 'exchanges'>> {
  inspectDatabase(files)
  closeToOthers(directory, 0o700)
  createDatabaseFile(files)
  for (const path of [files.database, files.wal, files.shm]) closeToOthers(path, 0o600)
  const db = connect(files.database)
  try {
    checkPages(db, files)
    const queries = queriesOver(db)
    await migrate(db, queries)
    const exchanges = takeStock(db)
    forgetDamage(files)
    return { db, queries, exchanges }
  } catch (error) {
    db.close()
    throw error
  }
}

const UNUSABLE = /^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH|FULL|BUSY|LOCKED)/

function inOurTerms(error: unknown, directory: string): unknown {
  if (error instanceof AppError) return error
  const code = sqliteCode(error)
  if (code === null) return error
  if (!UNUSABLE.test(code)) {
    const message = `The database in ${directory} is not as Waybill left it (${code}).`
    return unusable(message, error, 'Move it elsewhere: Waybill makes a new one.')
  }
  if (code === 'SQLITE_FULL') return unusable(`The disk of ${directory} is full.`, error)
  if (code.startsWith('SQLITE_BUSY')) return unusable(`Another program holds the database in ${directory}.`, error)
  const message = `The database in ${directory} cannot be opened for writing (${code}).`
  if (!code.startsWith('SQLITE_IOERR')) return unusable(message, error)
  return unusable(message, error, 'Check that disk and its limits, or set WAYBILL_HOME to another.')
}
