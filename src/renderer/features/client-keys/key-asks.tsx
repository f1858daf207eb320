import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { AskSwitches } from '../../components/ask-switches.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useKeyUpdate } from './use-key-update.ts'

/** What is asked of every provider for this key: its own word stands before the provider's. */
export function KeyAsks({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { id, name } = clientKey
  const update = useKeyUpdate(id)
  return (
    <Dialog open onClose={onClose} title={t('asks_title', { name })} description={t('asks_text')} width="max-w-xl">
      <AskSwitches
        of="client_key"
        asks={clientKey.asks}
        busy={update.isPending}
        onChange={(asks) => update.mutate({ asks })}
      />
    </Dialog>
  )
}
