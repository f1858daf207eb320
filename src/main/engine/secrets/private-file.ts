import { constants } from 'node:fs'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'

// Windows has neither flag; there the lstat stands alone, and the profile's access list keeps others out.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
const NO_BLOCK = constants.O_NONBLOCK ?? 0

/** The file's bytes, undefined where there is none. Refuses links, pipes, directories, and what is over `maxBytes`. */
export async function readPrivateFile(path: string, maxBytes: number): Promise<Buffer | undefined> {
  if (!(await isPlainFile(path))) return undefined
  // The flags hold between the look above and this open: a link put there meanwhile fails, a pipe does not block.
  const file = await open(path, constants.O_RDONLY | NO_FOLLOW | NO_BLOCK).catch((cause) => refuse(path, 'read', cause))
  try {
    const { size } = await file.stat()
    if (size > maxBytes) throw new AppError('vault_corrupt', { message: `${path} is too large to be a vault.` })
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** Replaces the file as a whole (0600), or leaves it as it was: a crash or a full disk never leaves half a vault. */
export async function writePrivateFile(path: string, bytes: Uint8Array): Promise<void> {
  await isPlainFile(path)
  const temporary = `${path}.tmp`
  try {
    // What a crash left. Removing takes a planted link itself, never what it points to; O_EXCL then refuses a new one.
    await rm(temporary, { force: true })
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW
    await closing(await open(temporary, flags, 0o600), async (file) => {
      await file.writeFile(bytes)
      await file.sync()
    })
    await rename(temporary, path)
    // Without this the rename itself may be lost in a power cut. Windows can't open a directory.
    if (process.platform !== 'win32') await closing(await open(dirname(path)), (directory) => directory.sync())
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    refuse(path, 'write', cause)
  }
}

async function isPlainFile(path: string): Promise<boolean> {
  const found = await lstat(path).catch((cause) =>
    codeOf(cause) === 'ENOENT' ? undefined : refuse(path, 'read', cause),
  )
  if (found && !found.isFile()) {
    const what = found.isSymbolicLink() ? 'a symbolic link' : 'not a file'
    throw new AppError('data_directory_unusable', {
      message: `${path} is ${what}.`,
      action: 'Look why, and remove it.',
    })
  }
  return found !== undefined
}

async function closing(file: FileHandle, use: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(file)
  } finally {
    await file.close()
  }
}

function refuse(path: string, verb: string, cause: unknown): never {
  const message = `Waybill can't ${verb} ${path} (${codeOf(cause)}).`
  throw new AppError('data_directory_unusable', { message, cause })
}
