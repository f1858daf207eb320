import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { formatBytes, formatCount } from '../../format/number.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'

const vaultLooks: Readonly<Record<SystemStatus['vault']['state'], { shape: MarkShape; tone: MarkTone }>> = {
  ready: { shape: 'dot', tone: 'good' },
  locked: { shape: 'ring', tone: 'warn' },
  unavailable: { shape: 'triangle', tone: 'bad' },
}

function Fact({ term, children, note }: { term: string; children: ReactNode; note: ReactNode }) {
  return (
    <div className="bg-canvas px-3 py-2">
      <dt className="text-muted text-sm">{term}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{children}</span>
        <span className="text-muted text-sm">{note}</span>
      </dd>
    </div>
  )
}

export function PrivacyStrip({ status, now }: { status: SystemStatus; now: number }) {
  const { t } = useTranslation('overview')
  const { vault, next_purge_at: purge } = status
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy" className="mb-2 font-semibold">
        {t('privacy')}
      </h2>
      <dl className="grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-2 xl:grid-cols-4">
        <Fact term={t('contents_stored')} note={t('contents_note')}>
          {formatCount(0)}
        </Fact>
        <Fact term={t('kept')} note={formatBytes(status.database_bytes)}>
          {formatCount(status.exchanges)}
        </Fact>
        <Fact term={t('purge')} note={purge === null ? '' : formatInstant(purge)}>
          {purge === null ? t('purge_none') : formatRelative(purge, now)}
        </Fact>
        <Fact term={t('vault')} note={t(`vault_state_${vault.state}`)}>
          <span className="inline-flex items-center gap-1.5">
            <StateMark {...vaultLooks[vault.state]} />
            {t(`vault_${vault.kind}`)}
          </span>
        </Fact>
      </dl>
    </section>
  )
}
