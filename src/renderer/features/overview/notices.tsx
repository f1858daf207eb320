import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { Banner } from '../../components/banner.tsx'
import { PanicBanner } from '../../components/panic-banner.tsx'
import { vaultTrouble } from '../../components/vault-state.tsx'
import { UnlockForm } from '../../data/unlock-form.tsx'
import { formatCount } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'

/** What a user should know of before anything else; nothing at all where all is well. */
export function Notices({ status }: { status: SystemStatus }) {
  const { t } = useTranslation('overview')
  const { vault } = status
  const said = vaultTrouble(vault)
  return (
    <>
      <PanicBanner since={status.panic_since} />
      {status.demo && (
        <Banner tone="info" title={t('demo_title')}>
          {t('demo_text')}
        </Banner>
      )}
      {vault.state === 'locked' && status.panic_since === null && (
        <Banner
          tone="warn"
          title={vault.is_new ? t('vault_new_title') : t('vault_locked_title')}
          action={<UnlockForm vault={vault} />}
        >
          {said !== '' ? said : vault.is_new ? t('vault_new_text') : t('vault_locked_text')}
        </Banner>
      )}
      {vault.state === 'unavailable' && (
        <Banner tone="bad" title={t('vault_unavailable_title')}>
          {said}
        </Banner>
      )}
      {vault.state === 'ready' && vault.problem !== null && (
        <Banner tone="warn" title={engineWords(vault.problem)}>
          {vault.action !== null && engineWords(vault.action)}
        </Banner>
      )}
      {vault.state === 'ready' && vault.problem === null && vault.kind === 'memory' && !status.demo && (
        <Banner tone="warn" title={t('vault_memory_title')}>
          {t('vault_memory_text')}
        </Banner>
      )}
      {status.unrecorded > 0 && (
        <Banner
          tone="bad"
          title={t('unrecorded_title', { count: status.unrecorded, formatted: formatCount(status.unrecorded) })}
        >
          {t('unrecorded_text')}
        </Banner>
      )}
      {status.notices.map((notice) => (
        <Banner key={`${notice.code} ${notice.message}`} tone="warn" title={engineWords(notice.message)}>
          {engineWords(notice.action)}
        </Banner>
      ))}
    </>
  )
}
