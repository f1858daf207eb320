import { accessSync, chmodSync, constants, lstatSync, mkdirSync, type Stats } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'

/** Creates the data directory (0700), or makes sure of it. Throws `data_directory_unusable` with nothing touched. */
export function ensureDataDirectory(directory: string): void {
  const found = statOrNull(directory)
  if (found === null) create(directory)
  else if (found.isSymbolicLink()) throw unusable(`${directory} is a symbolic link.`)
  else if (!found.isDirectory()) throw unusable(`${directory} is a file.`)
  // Whoever owns the directory can replace what is in it. Root may work in a user's directory (a container's volume).
  else if (!isOurs(found) && process.getuid?.() !== 0) throw unusable(`${directory} belongs to another user.`)
  try {
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unusable(`${directory} cannot be written.`, cause)
  }
}

/** Takes the rights of others away, where the file system knows such a thing. Call it once nothing can be refused any more. */
export function closeToOthers(path: string, mode: 0o600 | 0o700): void {
  const found = statOrNull(path)
  if (process.platform === 'win32' || found === null || !isOurs(found) || (found.mode & 0o077) === 0) return
  try {
    chmodSync(path, mode)
  } catch (cause) {
    throw unusable(`${path} is open to other users, and that cannot be changed.`, cause)
  }
}

export function statOrNull(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw unusable(`${path} cannot be read.`, error)
  }
}

export function unusable(message: string, cause?: unknown, action?: string): AppError {
  return new AppError('data_directory_unusable', { message, cause, ...(action === undefined ? {} : { action }) })
}

function create(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw unusable(`${directory} cannot be made.`, cause)
  }
}

function isOurs(found: Stats): boolean {
  return process.getuid === undefined || found.uid === process.getuid()
}
