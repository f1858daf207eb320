import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UsageTotals } from '../../../shared/contract/usage.ts'
import type { Forecast } from '../../../shared/contract/warnings.ts'
import { formatAbout, formatSum } from '../../format/money.ts'
import { formatCount, formatFigure, formatShare } from '../../format/number.ts'

const frame =
  'grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3 xl:grid-cols-6'

function Figure({
  label,
  value,
  title,
  note,
  second,
  outcome,
  from,
}: {
  readonly label: string
  readonly value: string
  readonly title?: string
  readonly note: ReactNode
  readonly second?: ReactNode
  /** Which exchanges stand behind it, and from which day on. */
  readonly outcome?: 'error'
  readonly from: string
}) {
  return (
    <Link
      to="/live"
      search={outcome === undefined ? { from } : { outcome, from }}
      className="block bg-canvas px-3 py-2 -outline-offset-2 transition-colors hover:bg-hover"
    >
      <span className="block text-muted text-sm">{label}</span>
      <span className="block truncate font-semibold text-xl" title={title}>
        {value}
      </span>
      <span className="block h-4 truncate text-muted text-sm">{note}</span>
      {second}
    </Link>
  )
}

export interface FiguresProps {
  readonly totals: UsageTotals
  /** The first day of what they tell, YYYY-MM-DD. */
  readonly from: string
  readonly running: number
  readonly forecast: Forecast | null
}

export function Figures({ totals, from, running, forecast }: FiguresProps) {
  const { t } = useTranslation('overview')
  const { requests, unpriced_requests: unpriced } = totals
  const perRequest = requests === 0 ? 0 : Math.round(totals.output_tokens / requests)
  return (
    <section aria-label={t('figures')} className={frame}>
      <Figure
        from={from}
        label={t('cost')}
        value={formatSum(totals.cost_nano_usd)}
        note={
          unpriced > 0
            ? t('not_priced', { count: unpriced, formatted: formatCount(unpriced) })
            : requests > 0 && t(totals.cost_nano_usd === 0 ? 'cost_free' : 'all_priced')
        }
        second={<ForecastNote forecast={forecast} />}
      />
      <Figure
        from={from}
        label={t('requests')}
        value={formatFigure(requests)}
        title={formatCount(requests)}
        note={running > 0 && t('running_now', { formatted: formatCount(running) })}
      />
      <Figure
        from={from}
        label={t('tokens_in')}
        value={formatFigure(totals.input_tokens)}
        title={formatCount(totals.input_tokens)}
        note={
          totals.cache_read_input_tokens > 0 && t('cached', { formatted: formatFigure(totals.cache_read_input_tokens) })
        }
      />
      <Figure
        from={from}
        label={t('tokens_out')}
        value={formatFigure(totals.output_tokens)}
        title={formatCount(totals.output_tokens)}
        note={requests > 0 && t('per_request', { formatted: formatFigure(perRequest) })}
      />
      <Figure
        from={from}
        label={t('cache_hits')}
        value={formatShare(totals.cache_read_input_tokens, totals.input_tokens) ?? t('none', { ns: 'common' })}
        note={t('of_tokens_in')}
      />
      <Figure
        from={from}
        label={t('errors')}
        value={formatFigure(totals.errors)}
        note={requests > 0 && t('of_requests', { share: formatShare(totals.errors, requests) ?? '' })}
        outcome="error"
      />
    </section>
  )
}

/** What the month comes to; nothing where nothing is known of it, or nothing costs. */
function ForecastNote({ forecast }: { forecast: Forecast | null }) {
  const { t } = useTranslation('overview')
  if (forecast === null || !forecast.expected_nano_usd) return null
  const { expected_nano_usd: expected, so_far_nano_usd: soFar, days_counted: count } = forecast
  const how = t('forecast_how', { count, formatted: formatCount(count), soFar: formatSum(soFar) })
  return (
    <span className="block truncate text-muted text-sm" title={how}>
      {t('forecast', { sum: formatAbout(expected) })}
    </span>
  )
}

/** The same six cells, empty: nothing moves when the figures arrive. */
export function FiguresSkeleton() {
  return (
    <div aria-hidden className={frame}>
      {['cost', 'requests', 'in', 'out', 'cache', 'errors'].map((cell) => (
        <div key={cell} className="h-19 bg-canvas px-3 py-2">
          <div className="skeleton mt-1 h-3 w-16" />
          <div className="skeleton mt-2 h-5 w-24" />
        </div>
      ))}
    </div>
  )
}
