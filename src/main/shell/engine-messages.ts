import type { UpdateHindrance, UpdateProgress } from '../../shared/contract/updates.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Asked, CoreOptions, Fetched, UpdateWish } from '../engine/core.ts'

/** May hold a passphrase: that is why it travels as a message, never in argv or env. */
export interface EngineStart extends Omit<CoreOptions, 'updater'> {
  /** Why the shell does not install updates; null: it does. */
  readonly updates: UpdateHindrance | null
}

/** What the shell tells its engine: one start first, then a connect (with a port) for each window, at last a stop. */
export type ShellMessage =
  | { readonly type: 'start'; readonly options: EngineStart }
  | { readonly type: 'connect' }
  | { readonly type: 'stop' }
  | UpdateMessage

/** Of the updater in the shell: how far it is, and what it has to read of the network. */
export type UpdateMessage =
  | { readonly type: 'told'; readonly progress: UpdateProgress }
  | { readonly type: 'fetch'; readonly id: number; readonly asked: Asked }

export interface EngineFailure {
  readonly code: ErrorCode
  readonly message: string
  readonly action: string
}

/**
 * What the engine tells its shell: once, how its start went; and what there is to do about updates. Everything else goes over
 * the ports.
 */
export type EngineReport =
  | { readonly type: 'ready'; readonly proxy: string | null }
  | ({ readonly type: 'failed' } & EngineFailure)
  | { readonly type: 'wish'; readonly wish: UpdateWish }
  | FetchReport

export type FetchReport =
  | { readonly type: 'fetching'; readonly id: number; readonly bytes: number; readonly of: number | null }
  | { readonly type: 'fetched'; readonly id: number; readonly fetched: Fetched }
  | ({ readonly type: 'not_fetched'; readonly id: number } & EngineFailure)
