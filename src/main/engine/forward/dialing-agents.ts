import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { coded } from '../coded.ts'
import type { Address } from './dial.ts'

/** Opens a connection, straight or through a proxy; without TLS to the provider. */
export type Open = (to: Address) => Promise<Duplex>

type Options = Parameters<http.Agent['createConnection']>[0]
type Done = (error: Error | null, socket: Duplex) => void

/** Node's agents, but for what both kinds do otherwise with a connection that is idle. */
function pool<PoolOptions>(Agent: new (options: PoolOptions) => http.Agent) {
  return class extends Agent {
    override getName = poolOf

    override keepSocketAlive(socket: Duplex): void {
      socket.on('data', dropUnasked)
      // biome-ignore lint/correctness/noVoidTypeReturn: Node's own says whether the connection is worth keeping.
      return super.keepSocketAlive(socket)
    }

    override reuseSocket(socket: Duplex, request: http.ClientRequest): void {
      socket.off('data', dropUnasked)
      super.reuseSocket(socket, request)
    }
  }
}

/**
 * Pools of connections that are opened by us: the socket below TLS is in our hands, and with it what truly goes over the
 * wire. (A TLSSocket counts the bytes inside.) Pooling, and the cache of TLS sessions, stay Node's.
 */
export class PlainAgent extends pool(http.Agent) {
  readonly #open: Open

  constructor(open: Open, options: http.AgentOptions) {
    super(options)
    this.#open = open
  }

  override createConnection(options: Options, done?: Done): undefined {
    this.#open(addressOf(options)).then(...settled(done))
  }
}

export class SecureAgent extends pool(https.Agent) {
  readonly #open: Open
  readonly #limitMs: number

  /** `limitMs`: for the connection and the TLS on it, together. */
  constructor(open: Open, limitMs: number, options: https.AgentOptions) {
    super(options)
    this.#open = open
    this.#limitMs = limitMs
  }

  override createConnection(options: Options, done?: Done): undefined {
    const until = performance.now() + this.#limitMs
    this.#open(addressOf(options))
      // Said here: what a request leaves open, NODE_TLS_REJECT_UNAUTHORIZED would decide.
      .then(
        (socket) => super.createConnection({ ...options, socket, rejectUnauthorized: true } as Options) as TLSSocket,
      )
      .then((socket) => secured(socket, until - performance.now()))
      .then(...settled(done))
  }
}

/** What comes over an idle connection would begin the next one's answer. Older Nodes pass over it, and keep the connection. */
function dropUnasked(this: Duplex): void {
  this.destroy()
}

/** Resolves once TLS stands. A server that never says a word of it would hold a request as long as one that thinks. */
function secured(socket: TLSSocket, limitMs: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(coded('ECONNECT_TIMEOUT')), limitMs)
    // Both stay: an alert may come in the same packet as the end of the handshake, before anybody else listens.
    socket.once('error', reject)
    socket.once('close', () => {
      clearTimeout(timer)
      reject(coded('ECONNRESET'))
    })
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}

function settled(done: Done | undefined) {
  const failed = done as ((error: Error) => void) | undefined
  return [
    // Node's agent would wait for ever for what is lost again by now.
    (socket: Duplex) => (socket.destroyed ? failed?.(coded('ECONNRESET')) : done?.(null, socket)),
    (error: Error) => failed?.(error),
  ] as const
}

/** Which idle connections may be used again: all else (TLS, a proxy) is the same for a whole agent. Asked thrice for each request. */
function poolOf(options: Parameters<http.Agent['getName']>[0]): string {
  return `${options?.host}:${options?.port}`
}

function addressOf({ host, port }: Options): Address {
  return { host: host ?? 'localhost', port: Number(port) }
}
