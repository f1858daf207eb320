import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../../shared/errors.ts'
import type { ControlCaller, ControlWall, Scrape } from '../engine/core.ts'
import type { Asset, Assets } from './assets.ts'
import { closeServer } from './close-server.ts'
import { type Refusal, RPC_PREFIX, type RpcMount, refuse, USE_POST } from './rpc-mount.ts'
import { answerScrape, SCRAPE_PATH } from './scrape.ts'
import type { SessionToken } from './session-token.ts'
import { strictHeaders } from './strict-headers.ts'
import { whyKeptOut } from './walls.ts'

export interface ControlPort {
  readonly origin: string
  close(): Promise<void>
}

export interface ControlPortOptions {
  /** 0: any free port. */
  readonly port: number
  readonly mount: RpcMount
  readonly assets: () => Assets
  readonly token: SessionToken
  readonly scrape: Scrape
  readonly onRefused: (why: ControlWall, caller: ControlCaller) => void
}

/** The dashboard and its calls, on loopback only. Throws `port_taken`. */
export async function openControlPort(options: ControlPortOptions): Promise<ControlPort> {
  // The limits hold off a local program that opens connections and never speaks. Node looks for such every 30 s by itself.
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 }
  const server = createServer(limits, (req, res) =>
    answer(req, res, options, () => signOut(res, server, options.token)),
  )
  server.maxConnections = 256
  // Their size is limited. Older Nodes read a thousand, and hide the others: a second Host among them, say.
  server.maxHeadersCount = 0
  await bind(server, options.port)
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => closeServer(server) }
}

function answer(
  req: IncomingMessage,
  res: ServerResponse,
  { mount, assets, token, scrape, onRefused }: ControlPortOptions,
  onSignOut: () => void,
): void {
  for (const [name, value] of Object.entries(strictHeaders)) res.setHeader(name, value)
  if (req.httpVersion !== '1.1' && req.httpVersion !== '1.0') return void refuse(res, OTHER_VERSION)
  const path = (req.url ?? '').split('?', 1)[0] ?? ''
  const isSignOut = path === '/sign-out'
  const isCall = isSignOut || path.startsWith(`${RPC_PREFIX}/`)
  const keptOut = whyKeptOut({ rawHeaders: req.rawHeaders, headers: req.headers, port: req.socket.localPort ?? -1 })
  const wallHit = (wall: ControlWall) => onRefused(wall, callerOf(req))
  if (keptOut) {
    wallHit(keptOut.wall)
    return void refuse(res, { status: 403, code: 'FORBIDDEN', message: keptOut.message })
  }
  if (path === SCRAPE_PATH) return void answerScrape(req, res, scrape, () => wallHit('metrics_token'))
  const isStranger = isCall && !token.accepts(req.headers['x-waybill-token'])
  if (isStranger) wallHit('token')
  const asset = isCall ? undefined : assets().get(path)
  const refusal = isCall ? (isStranger ? NO_TOKEN : null) : refusalOfAsset(req, asset)
  if (refusal) refuse(res, refusal)
  else if (isSignOut && req.method !== 'POST') refuse(res, USE_POST)
  else if (isSignOut) onSignOut()
  else if (isCall) void mount(req, res)
  else if (asset) sendAsset(res, asset)
}

/** Views that were opened with the token end too, in every tab: all that is open here came by it. */
function signOut(res: ServerResponse, server: Server, token: SessionToken): void {
  token.end()
  res.once('close', () => server.closeAllConnections())
  res.writeHead(204, { connection: 'close' }).end()
}

function callerOf({ socket, headers }: IncomingMessage): ControlCaller {
  return { peerPort: socket.remotePort ?? null, userAgent: headers['user-agent'] }
}

/** Node's parser takes a request line without a version, too, and HTTP/2.0. */
const OTHER_VERSION: Refusal = {
  status: 505,
  code: 'HTTP_VERSION_NOT_SUPPORTED',
  message: 'Use HTTP/1.1.',
  headers: { connection: 'close' },
}

const NO_TOKEN: Refusal = {
  status: 401,
  code: 'UNAUTHORIZED',
  message:
    'Open the dashboard by the address that Waybill printed when it started. Signing out ended it: a new start makes a new one.',
}

/** No token needed: the assets are the same for everybody and hold no data. */
function refusalOfAsset({ method }: IncomingMessage, asset: Asset | undefined): Refusal | null {
  if (!asset) return { status: 404, code: 'NOT_FOUND', message: 'There is nothing here.' }
  if (method === 'GET' || method === 'HEAD') return null
  return { status: 405, code: 'METHOD_NOT_SUPPORTED', message: 'Use GET.', headers: { allow: 'GET, HEAD' } }
}

function sendAsset(res: ServerResponse, { body, contentType, cacheControl }: Asset): void {
  res.writeHead(200, { 'content-type': contentType, 'content-length': body.length, 'cache-control': cacheControl })
  res.end(body)
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(bindError(cause, port)))
    // By address: a name could resolve to more than loopback.
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve)
  })
}

function bindError(cause: NodeJS.ErrnoException, port: number): unknown {
  const action = `Stop what holds port ${port}, or choose another for the dashboard: --control-port N`
  if (cause.code === 'EADDRINUSE') {
    return new AppError('port_taken', {
      message: `Port ${port} (dashboard) is taken by another program.`,
      action,
      cause,
    })
  }
  if (cause.code === 'EACCES') {
    return new AppError('port_taken', { message: `Port ${port} (dashboard) may not be used.`, action, cause })
  }
  return cause
}
