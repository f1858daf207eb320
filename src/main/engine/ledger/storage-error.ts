import { AppError } from '../../../shared/errors.ts'
import { sqliteCode } from './connection.ts'

/** What SQLite says of a disk or a program that keeps it from writing, in our terms; anything else as it is. */
export function asNotWritten(thrown: unknown): unknown {
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
