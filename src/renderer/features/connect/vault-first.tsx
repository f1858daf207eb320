import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../components/banner.tsx'
import { vaultTrouble } from '../../components/vault-state.tsx'
import { useApi } from '../../data/api.tsx'
import { UnlockForm } from '../../data/unlock-form.tsx'

/** A key needs a vault that is open; nothing where it is. */
export function VaultFirst() {
  const { t } = useTranslation('connect')
  const { queries } = useApi()
  const vault = useQuery(queries.system.status.queryOptions()).data?.vault
  if (vault === undefined || vault.state === 'ready') return null
  const said = vaultTrouble(vault)
  return (
    <Banner
      tone="warn"
      title={t(vault.is_new ? 'vault_new_title' : 'vault_title')}
      action={vault.state === 'locked' && <UnlockForm vault={vault} />}
    >
      {said !== '' ? said : t(vault.is_new ? 'vault_new_text' : 'vault_text')}
    </Banner>
  )
}
