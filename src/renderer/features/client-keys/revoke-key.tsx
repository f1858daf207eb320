import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'

export function RevokeKey({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries } = useApi()
  const { id, name } = clientKey
  return (
    <AskFirst
      title={t('revoke_title', { name })}
      confirm={t('revoke')}
      act={() => client.clientKeys.revoke({ id })}
      changes={queries.clientKeys.list.key()}
      done={t('revoked_toast', { name })}
      onClose={onClose}
    >
      <p>{t('revoke_text')}</p>
      <p>{t('revoke_keeps')}</p>
    </AskFirst>
  )
}
