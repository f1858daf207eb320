import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readlink, realpath, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { codeOf } from '../coded.ts'
import { inFileTurn } from './file-turn.ts'

/** A tool's settings file as it was read. */
export interface SettingsFile {
  /** As the tool knows it. */
  readonly path: string
  /** The file itself, where that is a link to it: dotfiles are often kept elsewhere. */
  readonly target: string
  /** Null where there is none. */
  readonly text: string | null
  /** SHA-256 of what it holds; `absent` where there is none. */
  readonly revision: string
  /** Other users of this machine can read it; never told of Windows, where lists of access decide that. */
  readonly isOpen: boolean
}

const MAX_BYTES = 2 * 1024 * 1024
// Windows has neither flag; there the look before stands alone, and the profile's access list keeps others out.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
const NO_BLOCK = constants.O_NONBLOCK ?? 0

/** Throws `settings_file_unreadable` for what is no plain file of the user's own, for more than 2 MB, and for what is not UTF-8. */
export async function readSettingsFile(path: string): Promise<SettingsFile> {
  return saying(path, async () => {
    const target = await targetOf(path)
    const found = await plainFile(path, target)
    if (found === undefined) return { path, target, text: null, revision: 'absent', isOpen: false }
    const bytes = await closing(await open(target, constants.O_RDONLY | NO_FOLLOW | NO_BLOCK), async (file) => {
      const { size } = await file.stat()
      if (size > MAX_BYTES) throw refusal(path, 'is larger than 2 MB')
      return file.readFile()
    })
    const revision = createHash('sha256').update(bytes).digest('hex')
    const isOpen = process.platform !== 'win32' && (found.mode & 0o044) !== 0
    return { path, target, text: textOf(path, bytes), revision, isOpen }
  })
}

/** Where a file of the user's own is that is no text; null where there is none. Throws as the reading does. */
export async function plainFileAt(path: string): Promise<string | null> {
  return saying(path, async () => {
    const target = await targetOf(path)
    return (await plainFile(path, target)) === undefined ? null : target
  })
}

/**
 * Replaces the file as a whole, with the mode and the owner it had (0600 where it is new), or leaves it as it was: a crash never
 * leaves half a file. Throws `files_changed` where it is no longer as it was read. Its directory is made only with `makeDirectory`.
 */
export async function writeSettingsFile(
  file: SettingsFile,
  text: string,
  { makeDirectory = false }: { readonly makeDirectory?: boolean } = {},
): Promise<void> {
  const { path, target } = file
  await saying(path, async () => {
    const found = await plainFile(path, target)
    if (found && (found.mode & 0o200) === 0) throw refusal(path, 'is read-only')
    if (found && found.nlink > 1) throw refusal(path, 'has a second name (a hard link), which would keep the old text')
    if (makeDirectory) await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await inFileTurn(target, async ({ temporary, handle, isStillOurs }) => {
      await handle.writeFile(text)
      if (found) await likeBefore(handle, found)
      await handle.sync()
      await requireUnchanged(file)
      if (!(await isStillOurs())) throw changedMeanwhile(path)
      await rename(temporary, target)
      await syncDirectory(target)
    })
  })
}

/** Takes the file away. A link to it stays: it was the user's. Throws `files_changed` where it is no longer as it was read. */
export async function removeSettingsFile(file: SettingsFile): Promise<void> {
  await saying(file.path, async () => {
    await inFileTurn(file.target, async () => {
      await requireUnchanged(file)
      await rm(file.target, { force: true })
      await syncDirectory(file.target)
    })
  })
}

/** What `use` says of a text, said of the file that it came from. */
export function ofFile<T>(path: string, use: () => T): T {
  try {
    return use()
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'settings_file_unreadable') throw thrown
    throw new AppError(thrown.code, { message: `${path}, ${thrown.message}`, cause: thrown.cause })
  }
}

async function requireUnchanged(file: SettingsFile): Promise<void> {
  const now = await readSettingsFile(file.path)
  if (now.revision === file.revision && now.target === file.target) return
  throw changedMeanwhile(file.path)
}

function changedMeanwhile(path: string): AppError {
  return new AppError('files_changed', { message: `${path} has changed in the meantime.` })
}

async function targetOf(path: string): Promise<string> {
  const link = await statOf(path)
  if (link === undefined || !link.isSymbolicLink()) return resolve(path)
  const target = await realpath(path).catch((cause) => {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  })
  // A link to a file that is not there yet: where it would be. Somebody else's, in a directory of theirs, would choose that for us.
  if (target === undefined) {
    if (process.getuid !== undefined && link.uid !== process.getuid()) throw refusal(path, 'is somebody else’s link')
    return resolve(await realpath(dirname(path)), await readlink(path))
  }
  const { uid } = await lstat(target)
  if (uid !== link.uid) throw refusal(path, 'is a link to somebody else’s file')
  return target
}

async function plainFile(path: string, target: string): Promise<Stats | undefined> {
  const found = await statOf(target)
  if (found === undefined) return undefined
  if (!found.isFile()) throw refusal(path, 'is no plain file')
  const me = process.getuid?.()
  // Root may set up somebody's tools: the file then stays that user's.
  if (me !== undefined && me !== 0 && found.uid !== me) throw refusal(path, 'belongs to somebody else')
  return found
}

async function likeBefore(handle: FileHandle, found: Stats): Promise<void> {
  const { uid, gid } = await handle.stat()
  if (process.platform !== 'win32' && (uid !== found.uid || gid !== found.gid)) await handle.chown(found.uid, found.gid)
  await handle.chmod(found.mode & 0o7777)
}

/** Without this the rename itself may be lost in a power cut. Windows can't open a directory. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform !== 'win32') await closing(await open(dirname(path)), (directory) => directory.sync())
}

function textOf(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw refusal(path, 'is not UTF-8 text', cause)
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw cause
  }
}

async function closing<T>(file: FileHandle, use: (file: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

async function saying<T>(path: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw refusal(path, `can’t be read or written (${codeOf(cause)})`, cause)
  }
}

function refusal(path: string, what: string, cause?: unknown): AppError {
  return new AppError('settings_file_unreadable', { message: `${path} ${what}.`, cause })
}
