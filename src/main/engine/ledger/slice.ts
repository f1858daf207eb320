import type { PurgeScope } from '../../../shared/contract/privacy.ts'

/** What one slice of an erasure came to. */
export interface Slice {
  /** Exchanges that are gone. */
  readonly exchanges: number
  /** Anything is gone: bytes are left to be scrubbed. */
  readonly changed: boolean
  readonly more: boolean
}

/** Erases a slice (a few milliseconds) of what another part keeps; true if it erased anything: it is called again. */
export type Eraser = (scope: PurgeScope) => boolean
