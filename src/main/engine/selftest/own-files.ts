import { constants, type Dirent, read, type Stats } from 'node:fs'
import { open, readdir, readFile, readlink, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { codeOf } from '../coded.ts'
import { PIECE_BYTES } from './search.ts'

export interface OwnFile {
  /** As the user is told. */
  readonly name: string
  readonly path: string
  /** By what this process reads it already: to close another would drop the locks of whoever opened it. */
  readonly descriptor?: number
}

/**
 * Every file that Waybill owns: its data directory (database, logs, vault, price list, the window's profile with caches and
 * crash dumps) and, on Linux, what this process holds open to write to, deleted or not, and its own temporary files.
 * Each once. `leftOut` is told what can't be read, and why. `since`: UTC ms.
 */
export async function ownFiles(
  dataDirectory: string,
  since: number,
  leftOut: (what: string) => void,
): Promise<readonly OwnFile[]> {
  const files = new Map<string, OwnFile>()
  const add = (file: OwnFile, { dev, ino }: Stats): void => {
    const key = `${dev}:${ino}`
    if (!files.has(key)) files.set(key, file)
  }
  for await (const path of filesUnder(dataDirectory, leftOut)) {
    const stats = await statOf(path)
    if (stats) add({ name: path, path }, stats)
  }
  if (process.platform === 'linux') {
    for await (const { file, stats } of openFiles()) add(file, stats)
    for await (const path of temporaryFiles()) {
      const stats = await statOf(path)
      // What was last written to before the test can't hold anything of it.
      if (stats && stats.mtimeMs >= since - 2000) add({ name: path, path }, stats)
    }
  }
  return [...files.values()]
}

/** Links are not followed: what they lead to is not Waybill's. */
async function* filesUnder(directory: string, leftOut: (what: string) => void): AsyncGenerator<string> {
  let entries: Dirent[]
  try {
    entries = await readdir(directory, { withFileTypes: true })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') leftOut(`${directory}: can not be read (${codeOf(error)}).`)
    return
  }
  for (const entry of entries) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path, leftOut)
    else if (entry.isFile()) yield path
  }
}

async function* openFiles(): AsyncGenerator<{ file: OwnFile; stats: Stats }> {
  for (const descriptor of await readdir('/proc/self/fd')) {
    const path = `/proc/self/fd/${descriptor}`
    const [target, stats, flags] = await Promise.all([
      readlink(path).catch(() => ''),
      statOf(path),
      readFile(`/proc/self/fdinfo/${descriptor}`, 'latin1').catch(() => ''),
    ])
    // Of memory that is shared under a file's name, nothing reaches a disk.
    if (!stats?.isFile() || /^\/(memfd:|dev\/shm\/)/.test(target)) continue
    const mode = accessMode(flags)
    if (mode === constants.O_RDONLY) continue
    const file = { name: `${target}, held open`, path }
    yield { file: mode === constants.O_RDWR ? { ...file, descriptor: Number(descriptor) } : file, stats }
  }
}

/** Of the flags of open(2), which stand there in octal. */
function accessMode(fdinfo: string): number {
  return Number.parseInt(/^flags:\s*([0-7]+)/m.exec(fdinfo)?.[1] ?? '0', 8) & 3
}

async function* temporaryFiles(): AsyncGenerator<string> {
  const directory = tmpdir()
  const uid = process.getuid?.()
  for (const name of await readdir(directory).catch(() => [])) {
    if (!/^waybill-(demo|window)-/.test(name)) continue
    const path = join(directory, name)
    const stats = await statOf(path)
    if (stats?.isDirectory() && stats.uid === uid) yield* filesUnder(path, () => {})
  }
}

/** null: gone, as files of SQLite and of a browser come and go. */
function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null)
}

/**
 * Each piece in the same memory: it holds till the next is asked for. Throws what the system says of a file that can't be
 * read; one that has gone has no bytes.
 */
export async function* piecesOf(
  { path, descriptor }: OwnFile,
  keptOpen: (path: string) => number | null,
): AsyncGenerator<Buffer> {
  const kept = descriptor ?? keptOpen(path)
  if (kept !== null) return yield* piecesBy((buffer, position) => readKept(kept, buffer, 0, buffer.length, position))
  const isLink = path.startsWith('/proc/')
  const file = await open(path, constants.O_RDONLY | (isLink ? 0 : (constants.O_NOFOLLOW ?? 0))).catch(whereThereIs)
  if (file === null) return
  try {
    yield* piecesBy((buffer, position) => file.read(buffer, 0, buffer.length, position))
  } finally {
    await file.close()
  }
}

const readKept = promisify(read)

type Read = (buffer: Buffer, position: number) => Promise<{ readonly bytesRead: number }>

async function* piecesBy(readAt: Read): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES)
  for (let position = 0; ; ) {
    const { bytesRead } = await readAt(buffer, position)
    if (bytesRead === 0) return
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

function whereThereIs(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null
  throw error
}
