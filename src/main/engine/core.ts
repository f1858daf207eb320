import type { ControlClient } from '../../shared/contract/contract.ts'
import type { ControlRouter } from './control/control.ts'

export interface CoreOptions {
  /** Created (0700) if it is not there; refused if it is a symbolic link or can't be written. */
  readonly dataDirectory: string
  readonly version: string
  /** Adds the sandbox as a provider and sends it a little traffic. */
  readonly demo?: boolean
  /** Stands for this run in place of the settings' own value; `vault` is also remembered. 0: any free port. */
  readonly port?: number
  readonly vault?: 'keychain' | 'sealed' | 'memory'
  readonly passphrase?: string
  /** HTTPS_PROXY, NO_PROXY and their like. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The engine, whole: a plain Node part that hosts nothing. Shell, headless server and commands mount its router. */
export interface Core {
  /** The contract, implemented: for the mounts. */
  readonly router: ControlRouter
  /** The same, called in this process. */
  readonly client: ControlClient
  /** The `control_port` setting, for a headless host. */
  readonly controlPort: number
  /** Binds the proxy's port and starts purging; resolves to its address, e.g. http://127.0.0.1:4466. Throws `port_taken`. */
  listen(): Promise<string>
  /** Tells the core where its dashboard is served, so that status can name it and the guard can refuse it as an upstream. */
  dashboardAt(origin: string): void
  /** Resolves once a stop was asked for through the contract; the host then calls `close`. */
  readonly stopRequested: Promise<void>
  /** Stops listening, lets exchanges finish within `stop_limit_seconds`, closes the ledger. Safe to call twice. */
  close(): Promise<void>
}

export async function createCore(options: CoreOptions): Promise<Core> {
  throw new Error(`not yet: ${options.dataDirectory}`)
}
