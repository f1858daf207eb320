import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type SearchChange, type UsageSearch, usageSearch } from './usage-search.ts'

const route = getRouteApi('/usage')

export interface SaidSearch {
  readonly search: UsageSearch
  /** Another way of looking: the way back leads out of the screen at once. */
  readonly change: (next: SearchChange) => void
  /** Somewhere else, from where the way back leads here. */
  readonly goTo: (next: SearchChange) => void
}

/** What the address says, and how to have it say something else. */
export function useUsageSearch(): SaidSearch {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const say = useCallback(
    (next: SearchChange, replace: boolean) =>
      void navigate({ search: (old) => usageSearch({ ...old, ...next }), replace }),
    [navigate],
  )
  const change = useCallback((next: SearchChange) => say(next, true), [say])
  const goTo = useCallback((next: SearchChange) => say(next, false), [say])
  return { search, change, goTo }
}
