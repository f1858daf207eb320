import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import type { VisitErasure } from './visits.ts'

/** What one slice of an erasure came to. */
export interface Slice {
  /** Exchanges that are gone, or were corrected. */
  readonly exchanges: number
  /** Anything is gone: bytes are left to be scrubbed. */
  readonly changed: boolean
  readonly more: boolean
}

/**
 * What an erasure takes, in the ledger's terms: `provider_name` as rows have it, `name` as the user does. Times are UTC
 * milliseconds, `since` included.
 */
export type Erasure =
  | { readonly scope: 'range'; readonly since: number; readonly before: number }
  | { readonly scope: 'provider'; readonly provider_name: string; readonly name: string }
  | Extract<PurgeScope, { scope: 'key' | 'project' | 'all' }>
  | VisitErasure

/** The end of what calendars and texts of four-digit years can name. */
const END = Date.UTC(9999, 11, 30)

/** `before` alone is a range from the beginning of time. */
export function erasureOf(scope: PurgeScope & { readonly name?: string }): Erasure {
  switch (scope.scope) {
    case 'before':
      return { scope: 'range', since: 0, before: Math.min(scope.before, END) }
    case 'range':
      return { scope: 'range', since: Math.min(scope.since, END), before: Math.min(scope.before, END) }
    case 'provider':
      return { ...scope, name: scope.name ?? scope.provider_name }
    case 'key':
    case 'project':
    case 'all':
      return scope
    default:
      return scope satisfies never
  }
}
