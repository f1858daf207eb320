import http from 'node:http'
import https from 'node:https'
import type { Duplex } from 'node:stream'
import type { Address } from './dial.ts'

/** Opens a connection, straight or through a proxy; without TLS to the provider. */
export type Open = (to: Address) => Promise<Duplex>

type Options = Parameters<http.Agent['createConnection']>[0]
type Done = (error: Error | null, socket: Duplex) => void

/**
 * Pools of connections that are opened by us: the socket below TLS is in our hands, and with it what truly goes over the
 * wire. (A TLSSocket counts the bytes inside.) Pooling, and the cache of TLS sessions, stay Node's.
 */
export class PlainAgent extends http.Agent {
  readonly #open: Open

  constructor(open: Open, options: http.AgentOptions) {
    super(options)
    this.#open = open
  }

  override createConnection(options: Options, done?: Done): undefined {
    this.#open(addressOf(options)).then(...settled(done))
  }
}

export class SecureAgent extends https.Agent {
  readonly #open: Open

  constructor(open: Open, options: https.AgentOptions) {
    super(options)
    this.#open = open
  }

  override createConnection(options: Options, done?: Done): undefined {
    this.#open(addressOf(options))
      .then((socket) => super.createConnection({ ...options, socket } as Options) as Duplex)
      .then(...settled(done))
  }
}

function settled(done: Done | undefined) {
  const failed = done as ((error: Error) => void) | undefined
  return [(socket: Duplex) => done?.(null, socket), (error: Error) => failed?.(error)] as const
}

function addressOf({ host, port }: Options): Address {
  return { host: host ?? 'localhost', port: Number(port) }
}
