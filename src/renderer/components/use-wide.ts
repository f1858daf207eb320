import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(min-width: 64rem)')

/** Is there room for a panel beside a list? */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}
