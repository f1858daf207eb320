import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { AsksPatch } from '../../../shared/contract/asks.ts'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { AskSwitches } from '../../components/ask-switches.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** What is asked of every provider for this key: its own word stands before the provider's. */
export function KeyAsks({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const { id, name } = clientKey
  const change = useMutation({
    mutationFn: (asks: AsksPatch) => client.clientKeys.update({ id, asks }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() }),
    onError: (thrown) => {
      const { message, action, code } = asAppError(thrown)
      toast.error(message, { description: `${action} (${code})` })
    },
  })
  return (
    <Dialog open onClose={onClose} title={t('asks_title', { name })} description={t('asks_text')} width="max-w-xl">
      <AskSwitches of="client_key" asks={clientKey.asks} busy={change.isPending} onChange={change.mutate} />
    </Dialog>
  )
}
