import { useTranslation } from 'react-i18next'
import type { ReportTotals } from '../../../shared/contract/usage.ts'
import { formatCount } from '../../format/number.ts'
import { formatMeasure } from './measures.ts'
import { figureIn } from './order.ts'
import { ThroughLink } from './through-link.tsx'
import type { Column } from './usage-search.ts'

/** A figure, and how sure it is; a click leads where its group's name does, of errors to the failed ones alone. */
export function FigureCell({
  column,
  figures,
  href,
  isStop,
}: {
  readonly column: Exclude<Column, 'name'>
  readonly figures: ReportTotals
  readonly href: string | null
  /** Nothing else in its row leads where it does. Else it is the mouse's way alone: one stop for the keyboard is enough. */
  readonly isStop: boolean
}) {
  const value = figureIn(column, figures)
  if (value === null || (value === 0 && (column === 'errors' || column === 'unpriced'))) {
    return <span className="text-muted">{value === null ? '—' : '0'}</span>
  }
  const estimated = column === 'cost' && value > 0 ? figures.estimated_requests : 0
  const isFree = column === 'cost' && value === 0 && figures.free_requests > 0
  return (
    <ThroughLink href={href} {...(isStop ? {} : { tabIndex: -1 })}>
      {estimated > 0 && <PartlyEstimated count={estimated} />}
      {isFree ? <Free /> : column === 'unpriced' ? formatCount(value) : formatMeasure(column, value)}
    </ThroughLink>
  )
}

// Apart from the figure: a thousand cells that listen for another language take as long to draw as all that is in them.
function PartlyEstimated({ count }: { readonly count: number }) {
  const { t } = useTranslation('usage')
  return (
    <span title={t('partly_estimated', { count, formatted: formatCount(count) })}>
      <span aria-hidden className="text-muted">
        ≈{' '}
      </span>
      <span className="sr-only">{t('estimated_short', { ns: 'common' })} </span>
    </span>
  )
}

function Free() {
  const { t } = useTranslation('common')
  return <span className="text-muted">{t('free')}</span>
}
