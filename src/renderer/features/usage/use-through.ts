import { useCallback } from 'react'
import { addressOf } from '../../components/address.ts'
import { dayName } from '../../format/time.ts'
import { type Bucket, boundsOf, lastDayOf } from './period.ts'
import type { Column, GroupBy, Step, UsageSearch } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

export interface Behind {
  readonly by: GroupBy
  /** The group's name in the ledger; null: all of them. */
  readonly name: string | null
  readonly column?: Column
  /** In place of the whole period. */
  readonly bucket?: Bucket | undefined
  readonly step?: Step
}

export type Through = (behind: Behind) => string | null

/** The address of the exchanges behind a figure; null where there is no such list. */
export function useThrough(): Through {
  const { search } = useUsageSearch()
  return useCallback(
    (behind) => {
      const only = filterOf(behind)
      if (only === null) return null
      const { project, tool } = search
      const within = { ...(project === undefined ? {} : { project }), ...(tool === undefined ? {} : { tool }) }
      return addressOf('/live', { ...only, ...within, ...outcomeOf(behind.column), ...timeOf(behind, search) })
    },
    [search],
  )
}

function filterOf({ by, name }: Behind) {
  if (by === 'none' || name === null) return {}
  switch (by) {
    case 'model':
      return { model: `=${name}` }
    case 'provider':
    case 'key':
      return name === '' ? null : { [by]: name }
    case 'project':
    case 'tool':
      return { [by]: name }
  }
}

function outcomeOf(column: Column | undefined) {
  if (column === 'errors') return { outcome: 'error' as const }
  return column === 'unpriced' ? { outcome: 'unpriced' as const } : {}
}

function timeOf({ bucket, step }: Behind, search: UsageSearch) {
  if (bucket !== undefined) {
    if (step === 'month') return { from: dayName(bucket.at), to: lastDayOf(bucket.at) }
    return { from: bucket.name, to: bucket.name }
  }
  const [since, until] = boundsOf(search, Date.now())
  return { from: dayName(since), ...(until === null ? {} : { to: dayName(until - 1) }) }
}
