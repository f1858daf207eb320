import type { ControlClient } from '../../shared/contract/contract.ts'
import { type Core, type CoreOptions, createCore } from '../engine/core.ts'
import { alreadyRunning } from './already-running.ts'
import { assetsDirectory, assetsWhenAsked } from './assets.ts'
import { type ControlPort, openControlPort } from './control-port.ts'
import { type ControlSocket, openControlSocket } from './control-socket.ts'
import { findEngine } from './find-engine.ts'
import { createLog, type Log } from './log.ts'
import { createRpcMount } from './rpc-mount.ts'
import { createSessionToken } from './session-token.ts'

export interface HeadlessOptions extends CoreOptions {
  /** In place of the setting; 0: any free port. */
  readonly controlPort?: number
}

export interface Headless {
  /** Where tools point, e.g. http://127.0.0.1:4466; null while a panic lasts. */
  readonly proxy: string | null
  /** With the token that lets a browser in. */
  readonly dashboard: string
  readonly client: ControlClient
  readonly log: Log
  /** Resolves when a stop was asked for through the contract. */
  readonly stopRequested: Promise<void>
  /** Lets streams finish within the limit, then frees ports, socket and ledger. */
  close(): Promise<void>
}

export async function hostEngine({ controlPort, ...options }: HeadlessOptions): Promise<Headless> {
  const running = await findEngine(options.dataDirectory)
  if (running) throw await alreadyRunning(running)
  const log = createLog()
  const core = await createCore(options)
  const open: { close(): Promise<void> }[] = []
  // The engine first: while it lets streams finish, the socket still answers that it is stopping.
  const close = async () => {
    await core.close()
    await Promise.all(open.map((part) => part.close()))
  }
  try {
    const token = createSessionToken()
    const mount = createRpcMount(core.router, log)
    // The socket before the ports: of two that start at once, one learns what is really in its way.
    const socket: ControlSocket = await openControlSocket(options.dataDirectory, mount)
    open.push(socket)
    const assets = assetsWhenAsked(assetsDirectory(import.meta.dirname))
    const { scrape } = core
    const port: ControlPort = await openControlPort({
      port: controlPort ?? core.controlPort,
      mount,
      assets,
      token,
      scrape,
      onRefused: core.controlRefused,
    })
    open.push(port)
    const dashboard = () => `${port.origin}/#token=${token.value()}`
    core.dashboardAt(port.origin, dashboard)
    const proxy = await core.listen()
    log.info({ proxy, dashboard: port.origin }, 'ready')
    return hosted(core, { proxy, dashboard: dashboard(), log, close })
  } catch (thrown) {
    await close()
    throw thrown
  }
}

function hosted(core: Core, parts: Pick<Headless, 'proxy' | 'dashboard' | 'log' | 'close'>): Headless {
  return { ...parts, client: core.client, stopRequested: core.stopRequested }
}
