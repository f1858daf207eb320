import { constants } from 'node:fs'
import { type FileHandle, lstat, open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from '../coded.ts'

/** What lies there for longer is left of a crash: a turn lasts milliseconds, and seconds on a slow disk. */
const LONGEST_TURN_MS = 5000
const LOOK_AGAIN_MS = 20
const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)

/** A file's turn, and the new file beside it that tells others of it. */
export interface FileTurn {
  readonly temporary: string
  readonly handle: FileHandle
  /** False where another took it for what a crash had left. */
  isStillOurs(): Promise<boolean>
}

/**
 * Only one at a time replaces a file: a user may have several Waybills, each a process of its own, and between the look at the file
 * and the renaming nothing else would keep two apart. The new text is the lock itself, so that a crash leaves one file and not two.
 */
export async function inFileTurn<T>(target: string, use: (turn: FileTurn) => Promise<T>): Promise<T> {
  const temporary = join(dirname(target), `.${basename(target)}.waybill.tmp`)
  const handle = await beginTurn(temporary)
  const isStillOurs = async () => {
    const [ours, there] = [await handle.stat(), await lstat(temporary).catch(() => undefined)]
    return ours.ino === there?.ino
  }
  try {
    return await use({ temporary, handle, isStillOurs })
  } finally {
    // Renamed by now, or not ours any more: then there is nothing of ours to remove.
    if (await isStillOurs()) await rm(temporary, { force: true }).catch(() => undefined)
    await handle.close()
  }
}

async function beginTurn(temporary: string): Promise<FileHandle> {
  for (;;) {
    try {
      return await open(temporary, NEW_FILE, 0o600)
    } catch (cause) {
      if (codeOf(cause) !== 'EEXIST') throw cause
    }
    const there = await lstat(temporary).catch(() => undefined)
    // Removing takes a planted link itself, never what it points to. A time to come is no turn of anybody's.
    if (there && Math.abs(Date.now() - there.mtimeMs) > LONGEST_TURN_MS) await rm(temporary, { force: true })
    else if (there) await wait(LOOK_AGAIN_MS)
  }
}
