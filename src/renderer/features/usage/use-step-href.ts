import { useCallback } from 'react'
import { addressOf } from '../../components/address.ts'
import { type Bucket, searchWithin } from './period.ts'
import type { Step } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

export type StepHref = (bucket: Bucket, step: Step) => string | null

/** Where a day or a month leads: to itself, looked at closer. null: there is nothing closer. */
export function useStepHref(): StepHref {
  const { search } = useUsageSearch()
  return useCallback(
    (bucket, step) => {
      const within = searchWithin(bucket, step)
      if (within === null) return null
      const { range: _, step: __, ...kept } = search
      return addressOf('/usage', { ...kept, ...within })
    },
    [search],
  )
}
