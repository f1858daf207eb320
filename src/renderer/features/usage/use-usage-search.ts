import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { type SearchChange, type UsageSearch, usageSearch } from './usage-search.ts'

const route = getRouteApi('/usage')

/** What the address says, and how to have it say something else; the way back leads out of the screen at once. */
export function useUsageSearch(): { readonly search: UsageSearch; readonly change: (next: SearchChange) => void } {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (next: SearchChange) => void navigate({ search: (old) => usageSearch({ ...old, ...next }), replace: true }),
    [navigate],
  )
  return { search, change }
}
