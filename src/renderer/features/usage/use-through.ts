import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { GroupBy } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

export type Through = (by: GroupBy, name: string | null, onlyErrors?: boolean) => string | null

/**
 * The address of what stands behind a figure: the exchanges themselves, or, for a project or a tool, its own usage by
 * model; null where there is no such list. An address, not a router's link: a table of a hundred groups has a thousand
 * figures, and as many links would take half a second to draw.
 */
export function useThrough(): Through {
  const router = useRouter()
  const { search } = useUsageSearch()
  return useCallback(
    (by, name, onlyErrors = false) => {
      const hrefOf = ({ href }: { readonly href: string }) => router.history.createHref(href)
      if (name === null || by === 'none') return null
      switch (by) {
        case 'model':
        case 'provider':
        case 'key': {
          if (name === '') return null
          const asked = { [by]: name, ...(onlyErrors ? { outcome: 'error' as const } : {}) }
          return hrefOf(router.buildLocation({ to: '/live', search: asked }))
        }
        case 'project':
        case 'tool': {
          const { by: _, sort: __, up: ___, ...kept } = search
          return hrefOf(router.buildLocation({ to: '/usage', search: { ...kept, [by]: name } }))
        }
      }
    },
    [router, search],
  )
}
