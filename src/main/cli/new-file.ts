import { randomUUID } from 'node:crypto'
import { lstatSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'

/**
 * Writes beside the file and renames at the end: what is there stays whole until the new one is, and the new one is 0600
 * whatever the old one was. A link is not followed, it may lead to a file that somebody else chose.
 */
export async function writeNewFile(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  refuseUnlessPlain(path)
  const beside = `${path}.${randomUUID()}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      for await (const piece of pieces) await file.writeFile(piece).catch((cause) => refuse(path, cause))
    } finally {
      await file.close()
    }
    renameSync(beside, path)
  } catch (thrown) {
    rmSync(beside, { force: true })
    throw isFileError(thrown) ? cannotBeWritten(path, thrown) : thrown
  }
}

function refuseUnlessPlain(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat?.isSymbolicLink()) throw cannotWrite(path, 'is a symbolic link')
  if (stat && !stat.isFile()) throw cannotWrite(path, 'is not a plain file')
}

/** What a full disk says names no path, and so could be a connection's error that came with the pieces. */
function refuse(path: string, cause: NodeJS.ErrnoException): never {
  throw cannotBeWritten(path, cause)
}

function isFileError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && 'syscall' in thrown && 'path' in thrown
}

function cannotBeWritten(path: string, cause: NodeJS.ErrnoException): AppError {
  return cannotWrite(path, `can not be written (${cause.code})`, cause)
}

function cannotWrite(path: string, why: string, cause?: unknown): AppError {
  return new AppError('invalid_input', { message: `${path} ${why}.`, action: 'Name another file.', cause })
}
