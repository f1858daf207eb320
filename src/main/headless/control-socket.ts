import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { AppError } from '../../shared/errors.ts'
import { closeServer } from './close-server.ts'
import { makeSharedDirectory, placesOf } from './own-files.ts'
import { type Refusal, type RpcMount, refuse } from './rpc-mount.ts'
import { createSessionToken, type SessionToken } from './session-token.ts'
import { clearPlace } from './take-place.ts'

export interface ControlSocket {
  close(): Promise<void>
}

/** The way in for commands of the same user. Throws `already_running` where a living engine holds the place. */
export async function openControlSocket(dataDirectory: string, mount: RpcMount): Promise<ControlSocket> {
  const place = placesOf(dataDirectory)[0]
  if (!place) throw new AppError('data_directory_unusable', { message: 'There is no room for a socket path.' })
  if (place.sharedDirectory) makeSharedDirectory(place.sharedDirectory)
  const token = place.tokenFile === null ? null : createSessionToken()
  // Nothing ends a waiting connection here: `waybill stop` holds one to see when the engine is gone.
  const server = createServer({ headersTimeout: 0, requestTimeout: 0 }, listenerOf(mount, token))
  if (!token && !(await clearPlace(place.path))) throw alreadyHere()
  await bind(server, place.path)
  if (place.tokenFile && token) writeFileSync(place.tokenFile, token.value(), { mode: 0o600 })
  return {
    close: async () => {
      await closeServer(server)
      if (place.tokenFile) rmSync(place.tokenFile, { force: true })
    },
  }
}

/** A Unix socket lets in whom its file's mode lets in. A Windows pipe lets in everybody: there, a token is asked for. */
function listenerOf(mount: RpcMount, token: SessionToken | null): RequestListener {
  return (req, res) => {
    if (token && !token.accepts(req.headers['x-waybill-token'])) refuse(res, NOT_YOURS)
    else void mount(req, res)
  }
}

const NOT_YOURS: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED',
  message: 'This pipe is for the commands of its own user.',
}

function bind(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? alreadyHere(cause) : cause)
    })
    // The directory is 0700 already; 0600 is for the one who opens it up. Not by chmod afterwards: another start may have moved
    // the socket aside for a moment, to see whether it lives (take-place.ts). A socket is bound before `listen` returns.
    const mask = process.umask(0o177)
    try {
      server.listen(path, resolve)
    } finally {
      process.umask(mask)
    }
  })
}

/** Another start was quicker by moments: it may not be able to tell its name yet. */
function alreadyHere(cause?: unknown): AppError {
  return new AppError('already_running', { message: 'Waybill is already running here.', cause })
}
