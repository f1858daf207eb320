import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../data/api.tsx'
import { startOfDay } from '../../format/time.ts'

const DAYS = 90

/** The projects or tools that were at work lately, the busiest first. */
export function useKnownNames(by: 'project' | 'tool'): readonly string[] {
  const { queries } = useApi()
  const since = startOfDay(Date.now(), DAYS)
  const report = useQuery(
    queries.usage.report.queryOptions({ input: { since, by, percentiles: false }, staleTime: 60_000 }),
  )
  const groups = report.data?.groups ?? []
  return groups.toSorted((a, b) => b.requests - a.requests).flatMap(({ group }) => (group === '' ? [] : [group]))
}
