import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** `change` resolves when it is done; then `said` is told. Taken back as easily as it is done, so nothing is asked before. */
function useKeyChange(change: () => Promise<unknown>, said: string): () => void {
  const { queries, queryClient } = useApi()
  const { mutate } = useMutation({
    mutationFn: change,
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      toast.success(said)
    },
    onError: (thrown) => {
      const { message, action, code } = asAppError(thrown)
      toast.error(message, { description: `${action} (${code})` })
    },
  })
  return () => mutate()
}

/** Suspends a key, or lets it pass again. */
export function useSuspension({ id, name, suspended_at }: ClientKeyView) {
  const { t } = useTranslation('clientKeys')
  const { client } = useApi()
  const suspended = suspended_at !== null
  const toggle = useKeyChange(
    () => (suspended ? client.clientKeys.unsuspend({ id }) : client.clientKeys.suspend({ id })),
    t(suspended ? 'unsuspended_toast' : 'suspended_toast', { name }),
  )
  return { suspended, toggle }
}

/** Whether a key's exchanges leave rows, from the next one on. */
export function usePrivacy({ id, name, private: isPrivate }: ClientKeyView) {
  const { t } = useTranslation('clientKeys')
  const { client } = useApi()
  const toggle = useKeyChange(
    () => client.clientKeys.update({ id, private: !isPrivate }),
    t(isPrivate ? 'recorded_toast' : 'private_toast', { name }),
  )
  return { isPrivate, toggle }
}
