import type { ErrorCode } from '../../shared/errors.ts'
import type { CoreOptions } from '../engine/core.ts'

/** May hold a passphrase: that is why it travels as a message, never in argv or env. */
export type EngineStart = CoreOptions

/** What the shell tells its engine: one start first, then a connect (with a port) for each window, at last a stop. */
export type ShellMessage =
  | { readonly type: 'start'; readonly options: EngineStart }
  | { readonly type: 'connect' }
  | { readonly type: 'stop' }

export interface EngineFailure {
  readonly code: ErrorCode
  readonly message: string
  readonly action: string
}

/** What the engine tells its shell: once, how its start went. Everything else goes over the ports. */
export type EngineReport =
  | { readonly type: 'ready'; readonly proxy: string | null }
  | ({ readonly type: 'failed' } & EngineFailure)
