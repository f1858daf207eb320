import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReportTotals } from '../../../shared/contract/usage.ts'
import { useApi } from '../../data/api.tsx'
import { formatCount } from '../../format/number.ts'
import { zoneName } from '../../format/time.ts'

/** How sure the figures are, and what is in none of them. */
export function UsageNotes({ totals, now }: { readonly totals: ReportTotals; readonly now: number }) {
  const { t } = useTranslation('usage')
  const { queries } = useApi()
  const status = useQuery(queries.system.status.queryOptions()).data
  const { unpriced_requests: unpriced, estimated_requests: estimated } = totals
  return (
    <ul className="space-y-0.5 text-muted text-sm">
      <li>{t('note_zone', { zone: zoneName(now) })}</li>
      <li>{t('note_cost')}</li>
      {unpriced > 0 && (
        <li>
          <Link to="/settings" search={{ section: 'prices' }} className="text-accent hover:underline">
            {t('note_unpriced', { count: unpriced, formatted: formatCount(unpriced) })}
          </Link>
        </li>
      )}
      {estimated > 0 && <li>{t('note_estimated', { count: estimated, formatted: formatCount(estimated) })}</li>}
      <li>{t('note_durations')}</li>
      <li>{t(status?.demo === true ? 'note_demo' : 'note_sandbox')}</li>
      {status !== undefined && status.recording !== 'on' && (
        <li>
          <Link to="/privacy" className="text-accent hover:underline">
            {t(`note_recording_${status.recording}`)}
          </Link>
        </li>
      )}
    </ul>
  )
}
