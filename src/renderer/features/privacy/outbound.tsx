import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Radio } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutboundEntry } from '../../../shared/contract/privacy.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { formatCount } from '../../format/number.ts'
import { OutboundTable } from './outbound-table.tsx'
import { type OutboundRange, outboundRanges } from './privacy-search.ts'

const route = getRouteApi('/privacy')
const HOUR_MS = 3_600_000
const rangeMs: Readonly<Record<OutboundRange, number | null>> = {
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
  all: null,
}

/** Who was contacted, why, and how much went there and back. */
export function Outbound({ now }: { now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const { range = '7d' } = route.useSearch()
  const navigate = route.useNavigate()
  // By the minute: each new moment would be a question of its own.
  const minute = Math.floor(now / 60_000) * 60_000
  const input = useMemo(() => {
    const length = rangeMs[range]
    return length === null ? {} : { since: minute - length }
  }, [range, minute])
  const outbound = useQuery(
    // Connections go on without a word of it: asked again while one looks.
    queries.privacy.outbound.queryOptions({ input, placeholderData: keepPreviousData, refetchInterval: 5_000 }),
  )
  return (
    <SectionFrame
      title={t('section_outbound')}
      note={t('outbound_note')}
      actions={
        <Segmented
          label={t('range')}
          value={range}
          options={outboundRanges.map((value) => ({ value, label: t(`range_${value}`) }))}
          onChange={(next) => void navigate({ search: { section: 'outbound', range: next }, replace: true })}
        />
      }
    >
      <SectionPart query={outbound}>
        {(entries) => (
          <>
            <OwnAccount entries={entries} />
            {entries.length === 0 ? (
              <EmptyState icon={Radio} title={t('outbound_none')}>
                {t('outbound_none_text')}
              </EmptyState>
            ) : (
              <OutboundTable entries={entries} now={now} />
            )}
          </>
        )}
      </SectionPart>
    </SectionFrame>
  )
}

/** The one thing that one comes here to know, in a sentence. */
function OwnAccount({ entries }: { entries: readonly OutboundEntry[] }) {
  const { t } = useTranslation('privacy')
  const hosts = new Set(entries.filter(({ own_account }) => own_account).map(({ host }) => host))
  return (
    <p className="flex items-start gap-2 px-4 pb-3">
      <StateMark
        shape={hosts.size === 0 ? 'dot' : 'ring'}
        tone={hosts.size === 0 ? 'good' : 'accent'}
        className="mt-1.25"
      />
      {hosts.size === 0 ? t('own_none') : t('own_some', { count: hosts.size, formatted: formatCount(hosts.size) })}
    </p>
  )
}
