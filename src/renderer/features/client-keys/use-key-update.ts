import { useMutation } from '@tanstack/react-query'
import type { AsksPatch } from '../../../shared/contract/asks.ts'
import type { SecretScan } from '../../../shared/contract/values.ts'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'

interface KeyUpdate {
  readonly asks?: AsksPatch
  /** null: as the setting has it. */
  readonly secret_scan?: SecretScan | null
}

/** Saves what is chosen in a key's dialog as it is chosen; busy until what is shown of it is of the new value. */
export function useKeyUpdate(id: string) {
  const { client, queries, queryClient } = useApi()
  return useMutation({
    mutationFn: (update: KeyUpdate) => client.clientKeys.update({ id, ...update }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() }),
    onError: tellFailure,
  })
}
