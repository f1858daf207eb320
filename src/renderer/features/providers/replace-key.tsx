import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { useApi } from '../../data/api.tsx'
import { KeyDialog } from './key-dialog.tsx'

export function ReplaceKey({ provider: { kind, name }, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client } = useApi()
  return (
    <KeyDialog
      title={t('replace_title', { name })}
      text={t('replace_text')}
      label={t('new_key')}
      submit={t('replace_submit')}
      // Adding an existing name replaces its key; the base URL stays, as none is given.
      send={(key) => client.providers.add({ kind, name, key })}
      done={t('replaced', { name })}
      onClose={onClose}
    />
  )
}
