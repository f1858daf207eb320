import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-width: 64rem)')
const roomy = window.matchMedia('(min-width: 40rem)')

function useMatch(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}

/** Is there room for a panel beside a list? */
export function useWide(): boolean {
  return useMatch(wide)
}

/** A phone's width: where the columns that a style's `max-sm` hides are out of sight. */
export function useNarrow(): boolean {
  return !useMatch(roomy)
}
