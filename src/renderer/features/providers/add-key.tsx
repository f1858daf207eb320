import { useTranslation } from 'react-i18next'
import { useApi } from '../../data/api.tsx'
import { KeyDialog } from './key-dialog.tsx'

/** A key behind those that are there. */
export function AddKey({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client } = useApi()
  return (
    <KeyDialog
      title={t('key_add_title', { name })}
      text={t('key_add_text')}
      label={t('key_label')}
      submit={t('key_add')}
      send={(key) => client.providers.keys.add({ name, key })}
      done={t('key_added_toast', { name })}
      onClose={onClose}
    />
  )
}
