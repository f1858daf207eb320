import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../data/api.tsx'

/** Every project that a key carries or that exchanges or totals are still kept of, in order. */
export function useProjects(): readonly string[] {
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.list.queryOptions())
  const used = useQuery(queries.usage.report.queryOptions({ input: { since: 0, by: 'project', filter: {} } }))
  const names = [
    ...(keys.data ?? []).map(({ project }) => project),
    ...(used.data?.groups ?? []).map(({ group }) => group),
  ].filter((name): name is string => name !== null && name !== '')
  return [...new Set(names)].sort((a, b) => a.localeCompare(b))
}
