import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '../../data/api.tsx'

interface KnownModels {
  /** As a tool would ask for them. */
  readonly names: readonly string[]
  /** As a route leads to them: `provider/model`, and `provider/*` for any. */
  readonly targets: readonly string[]
}

/** What the fields for models and targets offer: all that the providers’ lists and Waybill’s own facts have. */
export function useKnownModels(): KnownModels {
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions()).data
  const models = useQuery(queries.models.list.queryOptions({ input: {}, staleTime: 60_000 })).data
  return useMemo(() => {
    const current = (models ?? []).filter(({ deprecated }) => !deprecated)
    return {
      names: [...new Set(current.map(({ id }) => id))].toSorted(),
      targets: [
        ...(providers ?? []).map(({ name }) => `${name}/*`),
        ...current.map(({ provider, id }) => `${provider}/${id}`),
      ],
    }
  }, [providers, models])
}
