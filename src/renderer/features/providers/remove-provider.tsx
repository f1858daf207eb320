import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'

export function RemoveProvider({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries } = useApi()
  const { name } = provider
  return (
    <AskFirst
      title={t('remove_title', { name })}
      confirm={t('remove')}
      act={() => client.providers.remove({ name })}
      changes={queries.providers.list.key()}
      done={t('removed', { name })}
      onClose={onClose}
    >
      <p>{t('remove_text')}</p>
      <p>{t('remove_keeps', { name: provider.title })}</p>
    </AskFirst>
  )
}
