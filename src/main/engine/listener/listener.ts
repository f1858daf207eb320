import { execFile } from 'node:child_process'
import http, { type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { AppError } from '../../../shared/errors.ts'
import type { Channel } from '../exchange.ts'
import { answerMalformed } from './malformed.ts'

export interface ListenerOptions {
  readonly port: number
  readonly ipv6: boolean
  readonly handle: (req: IncomingMessage, channel: Channel) => void
  /** Bytes that Node's parser took for no request, with its code for why: HPE_INVALID_METHOD, say. */
  readonly onMalformed: (seen: { readonly peerPort: number | null; readonly code: string }) => void
}

export interface Listener {
  readonly port: number
  /** Stops accepting, and resolves once every connection is closed; `cutAll` after `limitMs`. */
  stop(limitMs: number, cutAll: () => void): Promise<void>
  /** Stops accepting, and closes every connection, but for those that are WebSockets by now; done when it returns. */
  shut(): void
}

/** Slow or endless requests (slowloris), and more connections than one developer's tools can need. */
const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 15 * 60_000,
  keepAliveTimeout: 75_000,
  // Node looks only every 30 s by itself: too seldom for the first of these.
  connectionsCheckingInterval: 5_000,
  maxConnections: 2048,
}

/** Binds 127.0.0.1, and [::1] on request: by address, so that nothing outside this machine can reach it. Throws `port_taken`. */
export async function startListener(options: ListenerOptions): Promise<Listener> {
  const first = createServer(options)
  const port = await bind(first, options.port, '127.0.0.1')
  const servers = [first]
  if (options.ipv6) {
    const second = createServer(options)
    try {
      await bind(second, port, '::1')
    } catch (error) {
      first.close()
      throw error
    }
    servers.push(second)
  }
  return {
    port,
    stop: (limitMs, cutAll) => stopServers(servers, limitMs, cutAll),
    shut() {
      for (const server of servers) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}

function createServer({ handle, onMalformed }: ListenerOptions): Server {
  const { maxConnections, ...timeouts } = LIMITS
  const server = http.createServer({
    ...timeouts,
    noDelay: true,
    keepAlive: true,
    insecureHTTPParser: false,
    shouldUpgradeCallback: asksForWebSocket,
  })
  server.maxConnections = maxConnections
  // Their size is limited. Older Nodes read a thousand, and hide the others: a framing among them would pass unseen.
  server.maxHeadersCount = 0
  const refuseMalformed = (socket: Socket, code: string): void => {
    if (isMalformed(code, socket)) onMalformed({ peerPort: socket.remotePort ?? null, code })
    answerMalformed(socket, code)
  }
  server.on('request', (req, res) => {
    if (isHttp1(req)) handle(req, { type: 'http', res })
    else refuseMalformed(req.socket, 'HPE_INVALID_VERSION')
  })
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (isHttp1(req)) handle(req, { type: 'upgrade', socket, head })
    else refuseMalformed(req.socket, 'HPE_INVALID_VERSION')
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuseMalformed(socket, error.code ?? ''))
  return server
}

/** Node's parser takes a request line without a version, too, and HTTP/2.0: both frame by other rules (RFC 9112, 2.3). */
function isHttp1({ httpVersion }: IncomingMessage): boolean {
  return httpVersion === '1.1' || httpVersion === '1.0'
}

/**
 * Java's HttpClient offers h2c with every request, and others TLS: those offers are passed over (RFC 9110, 7.8). Node knows
 * this option since 24.9; with an older one the guard refuses them.
 */
function asksForWebSocket({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
}

/** Not so a client that leaves in the middle of its body, nor a connection that was opened in advance and never used. */
function isMalformed(code: string, { bytesRead }: Socket): boolean {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return bytesRead > 0
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE'
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', async (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') return reject(cannotListen(port, host, cause))
      const holder = await holderOf(port)
      reject(new AppError('port_taken', { message: `Port ${port} on ${host} is taken${holder}.`, cause }))
    })
    server.listen({ port, host, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })
}

function cannotListen(port: number, host: string, cause: NodeJS.ErrnoException): AppError {
  const message = `Waybill can’t listen on ${host}, port ${port} (${cause.code}).`
  return new AppError('port_taken', { message, action: 'Choose another port: --port N', cause })
}

/** Who holds the port, where the system tells. */
function holderOf(port: number): Promise<string> {
  if (process.platform === 'win32') return Promise.resolve('')
  const [command, args] =
    process.platform === 'linux'
      ? (['ss', ['-Hltnp', `sport = :${port}`]] as const)
      : (['lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fcp']] as const)
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 1_000 }, (_error, stdout) => {
      const found = /users:\(\("([^"]+)",pid=(\d+)/.exec(stdout) ?? /p(\d+)\nc(\S+)/.exec(stdout)?.reverse()
      resolve(found?.[1] && found[2] ? ` by ${found[1]} (pid ${found[2]})` : '')
    })
  })
}

async function stopServers(servers: readonly Server[], limitMs: number, cutAll: () => void): Promise<void> {
  const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
  for (const server of servers) server.closeIdleConnections()
  // An answer's end frees its connection only when the next request would come: close such ones as they fall idle.
  const sweep = setInterval(() => {
    for (const server of servers) server.closeIdleConnections()
  }, 50)
  const timer = setTimeout(() => {
    cutAll()
    for (const server of servers) server.closeAllConnections()
  }, limitMs)
  await Promise.all(closed)
  clearInterval(sweep)
  clearTimeout(timer)
}
