import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtCli, makePlace, type Place } from './markers-process.ts'

/** A disk with little room, and a place for Waybill on it. */
export interface SmallDisk {
  readonly place: Place
  /** Takes all room that is left, from a process that runs as well. */
  fill(pid?: number): void
  free(pid?: number): void
  remove(): void
}

const MB = 1024 * 1024

/** Where files are on a mounted one; only root may mount it. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()

/**
 * Those that this machine can have: a full one, and, which any process of Linux can be given, one that fails every write:
 * the limit on the size of files, at nothing.
 */
export function smallDisks(): { readonly disk: string; readonly make: () => SmallDisk }[] {
  if (process.platform !== 'linux') return []
  const failing = { disk: 'a disk that fails', make: failingDisk }
  if (canMount) return [{ disk: 'a full disk', make: mountDisk }, failing]
  console.log('Left out: a real full disk, which only root can mount (tmpfs); a limit on the size of files plays it')
  return [failing]
}

function mountDisk(): SmallDisk {
  const root = mkdtempSync(join(tmpdir(), 'wb-'))
  mount(root, 16 * MB)
  const filler = join(root, 'filler')
  const remove = () => {
    process.off('exit', remove)
    // Lazily: a process that was killed may not be quite gone.
    spawnSync('umount', ['-l', root])
    rmSync(root, { recursive: true, force: true })
  }
  process.once('exit', remove)
  return { place: makePlace(builtCli, root), fill: () => fillUp(filler), free: () => rmSync(filler), remove }
}

function mount(at: string, bytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'tmpfs', at], { stdio: 'ignore' })
}

/** Root of a container may not. */
function tryMount(): boolean {
  const root = mkdtempSync(join(tmpdir(), 'wb-'))
  try {
    mount(root, MB)
    execFileSync('umount', [root])
    return true
  } catch {
    return false
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** By large pieces first, and then to the last byte. */
function fillUp(path: string): void {
  const file = openSync(path, 'a')
  for (const size of [256 * 1024, 4096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(size, 1))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    }
  }
  closeSync(file)
}

const NOTHING = '--fsize=0:unlimited'

function failingDisk(): SmallDisk {
  const place = makePlace(builtCli)
  let isFailing = false
  const limit = (pid: number | undefined, size: string) => {
    if (pid !== undefined) execFileSync('prlimit', ['--pid', `${pid}`, size])
  }
  return {
    place: {
      ...place,
      get command(): Place['command'] {
        return isFailing ? ['prlimit', NOTHING, ...place.command] : place.command
      },
    },
    fill(pid) {
      isFailing = true
      limit(pid, NOTHING)
    },
    free(pid) {
      isFailing = false
      limit(pid, '--fsize=unlimited:unlimited')
    },
    remove: place.remove,
  }
}
