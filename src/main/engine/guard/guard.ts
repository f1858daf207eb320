import type { IncomingMessage } from 'node:http'
import { AppError } from '../../../shared/errors.ts'
import type { Admitted, ClientKey, Received } from '../exchange.ts'
import { isAllowedHost } from './host.ts'
import { isAllowedOrigin } from './origin.ts'

export interface GuardOptions {
  readonly port: () => number
  readonly allowedHosts: () => readonly string[]
  readonly allowedOrigins: () => readonly string[]
  readonly findClientKey: (key: string) => ClientKey | null
}

/** Throws `host_refused` or `origin_refused`: the walls that stand before anything else is read. */
export function checkWalls(req: IncomingMessage, options: GuardOptions): void {
  if (!isAllowedHost(req.rawHeaders, options.port(), options.allowedHosts())) {
    throw new AppError('host_refused', { message: 'This Host is not on the list of allowed names.' })
  }
  if (!isAllowedOrigin(req.headers, options.allowedOrigins())) {
    throw new AppError('origin_refused', { message: 'This request comes from a web page.' })
  }
}

/** Throws `framing_refused`, `client_key_missing` or `client_key_unknown`. */
export function admit(received: Received, options: GuardOptions): Admitted {
  checkFraming(received)
  const offered = offeredKeys(received.req)
  if (offered.length === 0) throw new AppError('client_key_missing', { message: 'This request carries no client key.' })
  for (const key of offered) {
    const clientKey = options.findClientKey(key)
    if (clientKey) return { ...received, clientKey }
  }
  throw new AppError('client_key_unknown', { message: 'This client key is unknown or was revoked.' })
}

/**
 * Node's client writes the body of a chunked GET, DELETE or OPTIONS without any framing: the next
 * reader would take the body for a second request. Such requests have no use here.
 */
function checkFraming({ req, channel }: Received): void {
  if (channel.type === 'upgrade') checkUpgrade(req)
  const bodiless = req.method !== 'POST' && req.method !== 'PUT' && req.method !== 'PATCH'
  if (bodiless && req.headers['transfer-encoding'] !== undefined) {
    throw new AppError('framing_refused', { message: `A chunked body has no place in a ${req.method} request.` })
  }
}

/** http-proxy drops the socket of any other upgrade without a word, and sends on a length whose body it leaves behind. */
function checkUpgrade({ method, headers }: IncomingMessage): void {
  if (method !== 'GET' || headers.upgrade?.toLowerCase() !== 'websocket') {
    throw new AppError('framing_refused', { message: 'No protocol but WebSocket can be changed to here.' })
  }
  if ((headers['content-length'] ?? '0') !== '0') {
    throw new AppError('framing_refused', { message: 'A request for a WebSocket has no body.' })
  }
}

/** All four places in which tools put a key (wire-facts, "Client key"); some fill two. */
export function offeredKeys(req: IncomingMessage): string[] {
  const { authorization } = req.headers
  const bearer = authorization === undefined ? undefined : /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1]
  const query = /[?&]key=([^&#]*)/i.exec(req.url ?? '')?.[1]
  const places = [bearer, req.headers['x-api-key'], req.headers['x-goog-api-key'], query]
  return places.filter((key): key is string => typeof key === 'string' && key !== '')
}
