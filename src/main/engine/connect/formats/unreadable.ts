import { AppError } from '../../../../shared/errors.ts'
import { lineOf } from './lines.ts'

/** A file that can't be edited safely there. The message begins with the line; whoever knows the file puts its name before it. */
export function unreadable(text: string, at: number, why: string, cause?: unknown): AppError {
  return new AppError('settings_file_unreadable', {
    message: `line ${lineOf(text, at)}: ${why}`,
    ...(cause === undefined ? {} : { cause }),
  })
}
