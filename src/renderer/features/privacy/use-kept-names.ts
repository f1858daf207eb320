import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../data/api.tsx'

/** What exchanges and totals that are still kept name, of all time; nobody may carry the name any more. */
function useUsed(by: 'project' | 'provider'): readonly string[] {
  const { queries } = useApi()
  const used = useQuery(queries.usage.report.queryOptions({ input: { since: 0, by, percentiles: false } }))
  return (used.data?.groups ?? []).map(({ group }) => group)
}

function inOrder(names: readonly (string | null)[]): readonly string[] {
  const named = names.filter((name): name is string => name !== null && name !== '')
  return [...new Set(named)].sort((a, b) => a.localeCompare(b))
}

/** Every project that a key carries or that something kept names. */
export function useProjects(): readonly string[] {
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.list.queryOptions()).data ?? []
  return inOrder([...keys.map(({ project }) => project), ...useUsed('project')])
}

/** Every provider that is set up, by its name; of those that were removed, what the ledger calls them. */
export function useProviders(): readonly string[] {
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions()).data ?? []
  const used = useUsed('provider').filter((name) => !providers.some(({ ledger_name }) => ledger_name === name))
  return inOrder([...providers.map(({ name }) => name), ...used])
}
