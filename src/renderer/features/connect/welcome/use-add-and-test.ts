import { useMutation } from '@tanstack/react-query'
import type { ProviderTestResult } from '../../../../shared/contract/providers.ts'
import { useApi } from '../../../data/api.tsx'

export interface ProviderInput {
  readonly kind: string
  readonly baseUrl: string
  readonly key: string
}

export interface AddedProvider {
  readonly name: string
  readonly test: ProviderTestResult
}

/** Adds a provider under its kind's own name, and makes the one call that shows whether its key is right. */
export function useAddAndTest(onAdded: () => void) {
  const { client, queries, queryClient } = useApi()
  return useMutation({
    mutationFn: async ({ kind, baseUrl, key }: ProviderInput): Promise<AddedProvider> => {
      const { name } = await client.providers.add({
        kind,
        ...(baseUrl === '' ? {} : { base_url: baseUrl }),
        ...(key === '' ? {} : { key }),
      })
      onAdded()
      await queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      return { name, test: await client.providers.test({ name }) }
    },
  })
}
