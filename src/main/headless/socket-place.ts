import { createHash } from 'node:crypto'
import { join } from 'node:path'

export interface SocketPlace {
  /** What to listen on and connect to. */
  readonly path: string
  /** A directory outside the data directory that has to be made, and checked before it is trusted. */
  readonly sharedDirectory: string | null
  /** Windows: a pipe has no mode, so this file in the data directory holds what its callers must bring. */
  readonly tokenFile: string | null
}

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly runtimeDirectory: string | undefined
  readonly temporaryDirectory: string
  readonly uid: number
}

/** macOS takes 103 bytes of path, Linux 107. */
const PATH_LIMIT_BYTES = 100

/**
 * Where the socket of a data directory is, best first. The server takes the first; a command looks in all, since it may run
 * without the XDG_RUNTIME_DIR of the session that started the engine (cron, sudo).
 */
export function socketPlaces(dataDirectory: string, where: Surroundings): readonly SocketPlace[] {
  const name = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 32)
  if (where.platform === 'win32') {
    const path = `\\\\.\\pipe\\waybill-${name}`
    return [{ path, sharedDirectory: null, tokenFile: join(dataDirectory, 'control.token') }]
  }
  const direct = join(dataDirectory, 'control.sock')
  if (fits(direct)) return [{ path: direct, sharedDirectory: null, tokenFile: null }]
  const directories = [
    ...(where.runtimeDirectory ? [join(where.runtimeDirectory, 'waybill')] : []),
    join(where.temporaryDirectory, `waybill-${where.uid}`),
    `/tmp/waybill-${where.uid}`,
  ]
  return directories
    .map((directory) => ({ path: join(directory, `${name}.sock`), sharedDirectory: directory, tokenFile: null }))
    .filter(({ path }, index, all) => fits(path) && all.findIndex((place) => place.path === path) === index)
}

function fits(path: string): boolean {
  return Buffer.byteLength(path) <= PATH_LIMIT_BYTES
}
