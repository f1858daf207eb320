import { useMutation } from '@tanstack/react-query'
import type { SettingName, Settings } from '../../../shared/contract/settings.ts'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'

/** Sets one setting; busy until everything that is shown of it is of the new value. */
export function useChangeSetting<Name extends SettingName>(name: Name) {
  const { client, queries, queryClient } = useApi()
  return useMutation({
    mutationFn: (value: Settings[Name]) => client.settings.set({ name, value }),
    onSuccess: () =>
      Promise.all(
        [queries.settings.get.key(), queries.system.status.key(), queries.privacy.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
    onError: tellFailure,
  })
}
