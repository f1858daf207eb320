import { matchesGlob } from '../glob.ts'
import type { StoredRoute } from './route-table.ts'

/** Whether every request that `route` is for is one that `other` is for as well. */
export function isCovered({ match: narrow }: StoredRoute, { match: wide }: StoredRoute): boolean {
  const isWithin = <Value>(mine: Value, its: Value | null) => its === null || its === mine
  return (
    // A pattern's own stars stand for anything, a star too: what matches `*` for a star matches for all.
    matchesGlob(wide.model, narrow.model) &&
    isWithin(narrow.format, wide.format) &&
    isWithin(narrow.client_key_id, wide.client_key_id) &&
    isWithin(narrow.project, wide.project) &&
    isWithin(narrow.kind, wide.kind) &&
    (wide.min_input_tokens ?? 0) <= (narrow.min_input_tokens ?? 0)
  )
}
