import { lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { type SocketPlace, type Surroundings, socketPlaces } from './socket-place.ts'

/** The places of a data directory on this machine; by its real path, so that every way of naming it leads to one socket. */
export function placesOf(dataDirectory: string): readonly SocketPlace[] {
  const real = statOf(dataDirectory)?.isDirectory() ? realpathSync(dataDirectory) : resolve(dataDirectory)
  return socketPlaces(real, surroundings())
}

function surroundings(): Surroundings {
  return {
    platform: process.platform,
    runtimeDirectory: process.env.XDG_RUNTIME_DIR,
    temporaryDirectory: tmpdir(),
    uid: process.getuid?.() ?? 0,
  }
}

/**
 * /tmp belongs to everybody: another user could lay a directory there first, or a link to one, and would then be asked for
 * provider keys in our engine's place.
 */
export function checkSharedDirectory(directory: string): void {
  const stat = statOf(directory)
  if (!stat?.isDirectory() || !isOwn(stat) || (stat.mode & 0o077) !== 0) {
    throw new AppError('data_directory_unusable', {
      message: `${directory} is not a directory of yours alone, so no socket can be laid there.`,
      action: `Remove it, or set WAYBILL_HOME to a shorter path.`,
    })
  }
}

export function makeSharedDirectory(directory: string): void {
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch {
    // It is there already, or can't be made: the check says which.
  }
  checkSharedDirectory(directory)
}

/** Of the thing itself, a link included; undefined where there is none. */
export function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
}

export function isOwn(stat: Stats): boolean {
  return process.getuid === undefined || stat.uid === process.getuid()
}
