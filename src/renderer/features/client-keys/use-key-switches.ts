import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'

/** `change` resolves when it is done; then `said` is told. Taken back as easily as it is done, so nothing is asked before. */
function useKeyChange(change: () => Promise<unknown>, said: string): () => void {
  const { queries, queryClient } = useApi()
  const { mutate } = useMutation({
    mutationFn: change,
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      toast.success(said)
    },
    onError: tellFailure,
  })
  return () => mutate()
}

/** Lets a suspended key pass again. */
export function useUnsuspend({ id, name }: ClientKeyView): () => void {
  const { t } = useTranslation('clientKeys')
  const { client } = useApi()
  return useKeyChange(() => client.clientKeys.unsuspend({ id }), t('unsuspended_toast', { name }))
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
