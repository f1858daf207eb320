import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** Suspends a key, or lets it pass again: taken back as easily as it is done, so nothing is asked before. */
export function useSuspension({ id, name, suspended_at }: ClientKeyView) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const suspended = suspended_at !== null
  const { mutate } = useMutation({
    mutationFn: () => (suspended ? client.clientKeys.unsuspend({ id }) : client.clientKeys.suspend({ id })),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      toast.success(t(suspended ? 'unsuspended_toast' : 'suspended_toast', { name }))
    },
    onError: (thrown) => {
      const { message, action, code } = asAppError(thrown)
      toast.error(message, { description: `${action} (${code})` })
    },
  })
  return { suspended, toggle: () => mutate() }
}
