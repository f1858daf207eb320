import { AppError } from '../../../shared/errors.ts'
import { sqliteCode } from './connection.ts'
import { isDamage } from './damage.ts'

/** What SQLite says of a damaged file, or of what keeps it from writing, in our terms; anything else as it is. */
export function asStorageError(thrown: unknown): unknown {
  if (isDamage(thrown)) {
    return new AppError('database_damaged', { message: 'The database is damaged.', cause: thrown })
  }
  const code = sqliteCode(thrown)
  if (code === null) return thrown
  if (code === 'SQLITE_FULL') {
    return new AppError('not_written', { message: 'The disk of the data directory is full.', cause: thrown })
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new AppError('not_written', {
      message: 'Another program holds the database.',
      action: 'Close it there, and try again.',
      cause: thrown,
    })
  }
  if (!/^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(code)) return thrown
  return new AppError('not_written', { message: `The database can’t be written (${code}).`, cause: thrown })
}
