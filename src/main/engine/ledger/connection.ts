import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'

export type Connection = Database.Database

/** How long a statement waits for another process (a user's own sqlite3, say) before traffic goes on unrecorded. */
const BUSY_MS = 100

export function connect(file: string): Connection {
  // A patient first opening: an engine that is being replaced may still be closing the file.
  const db = new Database(file, { fileMustExist: true, timeout: 5000 })
  try {
    // Has effect only in a new file; in any other it would be a write, even into a damaged one.
    if (db.pragma('page_count', { simple: true }) === 0) db.pragma('auto_vacuum = INCREMENTAL')
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
      throw new AppError('data_directory_unusable', {
        message: 'The file system of the data directory cannot share memory, which the database needs.',
        action: 'Set WAYBILL_HOME to a directory on a disk of this machine.',
      })
    }
    // With WAL, NORMAL keeps every commit through the death of the process; only a power cut can lose the last ones.
    db.pragma('synchronous = NORMAL')
    db.pragma('secure_delete = ON')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    // Nothing of a row may reach a temporary file outside the data directory.
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -8000')
    db.pragma(`busy_timeout = ${BUSY_MS}`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A second connection, which only reads: for another thread. */
export function connectToRead(file: string): Connection {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 1000 })
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -16000')
  return db
}

/** The result code of SQLite, such as SQLITE_CORRUPT; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.code : null
}
