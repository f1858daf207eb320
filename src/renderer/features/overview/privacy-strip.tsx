import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { Fact } from '../../components/fact.tsx'
import { VaultFact } from '../../components/vault-state.tsx'
import { formatBytes, formatCount } from '../../format/number.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'

export function PrivacyStrip({ status, now }: { status: SystemStatus; now: number }) {
  const { t } = useTranslation('overview')
  const { t: common } = useTranslation()
  const { next_purge_at: purge } = status
  return (
    <section aria-labelledby="privacy">
      <div className="mb-1 flex h-7 items-center gap-3">
        <h2 id="privacy" className="font-semibold">
          {t('privacy')}
        </h2>
        <Link to="/privacy" className="text-accent hover:underline">
          {t('privacy_all')}
        </Link>
      </div>
      <dl className="grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-2 xl:grid-cols-4">
        <Fact term={common('contents_stored')} note={common('contents_note')}>
          {formatCount(0)}
        </Fact>
        <Fact term={t('kept')} note={formatBytes(status.database_bytes)}>
          {formatCount(status.exchanges)}
        </Fact>
        <Fact term={common('purge')} note={purge === null ? '' : formatInstant(purge)}>
          {purge === null ? common('purge_none') : formatRelative(purge, now)}
        </Fact>
        <VaultFact vault={status.vault} />
      </dl>
    </section>
  )
}
