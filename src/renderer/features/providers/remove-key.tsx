import { useTranslation } from 'react-i18next'
import type { ProviderKeyView } from '../../../shared/contract/providers.ts'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'

interface RemoveKeyProps {
  readonly name: string
  readonly providerKey: ProviderKeyView
  readonly isLast: boolean
  readonly onClose: () => void
}

export function RemoveKey({ name, providerKey: { id, last4 }, isLast, onClose }: RemoveKeyProps) {
  const { t } = useTranslation('providers')
  const { client, queries } = useApi()
  return (
    <AskFirst
      title={last4 === null ? t('key_remove_title', { name }) : t('key_remove_title_of', { name, last4 })}
      confirm={t('remove')}
      act={() => client.providers.keys.remove({ name, id })}
      changes={queries.providers.list.key()}
      done={t('key_removed_toast', { name })}
      onClose={onClose}
    >
      <p>{t(isLast ? 'key_remove_last' : 'key_remove_text')}</p>
      <p>{t('key_remove_keeps')}</p>
    </AskFirst>
  )
}
