import { useCallback } from 'react'
import { addressOf } from '../../components/address.ts'
import type { GroupBy } from './usage-search.ts'
import { useThrough } from './use-through.ts'
import { useUsageSearch } from './use-usage-search.ts'

export type NameHref = (by: GroupBy, name: string | null) => string | null

/** Where a group's name leads: to its exchanges, or, of a project or a tool, to its own usage by model. null: nowhere. */
export function useNameHref(): NameHref {
  const through = useThrough()
  const { search } = useUsageSearch()
  return useCallback(
    (by, name) => {
      if (name === null || by === 'none') return null
      if (by !== 'project' && by !== 'tool') return through({ by, name })
      const { by: _, sort: __, up: ___, ...kept } = search
      return addressOf('/usage', { ...kept, [by]: name })
    },
    [search, through],
  )
}
