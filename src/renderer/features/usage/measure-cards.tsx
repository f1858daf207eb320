import { ToggleGroup } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { ReportTotals } from '../../../shared/contract/usage.ts'
import { formatCount, formatFigure, formatShare } from '../../format/number.ts'
import { formatMeasure, measures } from './measures.ts'
import { type Metric, metrics } from './usage-search.ts'

const frame =
  'grid grid-cols-3 gap-px overflow-hidden rounded-md border border-line bg-line xl:grid-cols-9 [&>*]:min-w-0 [&>*]:px-3 xl:[&>*]:px-2.5 [&>*]:py-2'

/** The period's totals; the one that is chosen is what the chart shows. */
export function MeasureCards({
  totals,
  value,
  onChange,
}: {
  readonly totals: ReportTotals
  readonly value: Metric
  readonly onChange: (metric: Metric) => void
}) {
  const { t } = useTranslation('usage')
  const noteOf = useNotes(totals)
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={t('metric')}
      value={value}
      onValueChange={(next) => {
        // A click on the chosen one would clear it.
        const chosen = metrics.find((metric) => metric === next)
        if (chosen !== undefined) onChange(chosen)
      }}
      className={frame}
    >
      {metrics.map((metric) => {
        const figure = measures[metric].read(totals)
        return (
          <ToggleGroup.Item
            key={metric}
            value={metric}
            className="bg-canvas text-left -outline-offset-2 transition-colors hover:bg-hover data-[state=on]:bg-selected data-[state=on]:shadow-[inset_0_-2px_0_var(--color-accent)]"
          >
            <span className="block truncate text-muted text-sm">{t(metric)}</span>
            <span
              className="block truncate font-semibold text-lg max-[400px]:text-base max-[400px]:tracking-tight"
              title={formatMeasure(metric, figure)}
            >
              {formatMeasure(metric, figure, 'short')}
            </span>
            <span className="block h-4 truncate text-muted text-sm" title={noteOf(metric) ?? undefined}>
              {noteOf(metric)}
            </span>
          </ToggleGroup.Item>
        )
      })}
    </ToggleGroup.Root>
  )
}

/** A word on a total, where there is one to be said. */
function useNotes(totals: ReportTotals): (metric: Metric) => string | null {
  const { t } = useTranslation('usage')
  const { requests, unpriced_requests: unpriced } = totals
  const notes: Partial<Record<Metric, string | null>> = {
    cost: unpriced > 0 ? t('not_priced', { count: unpriced, formatted: formatFigure(unpriced) }) : t('estimate'),
    errors: formatShare(totals.errors, requests),
    latency_p50: t('median'),
    first_chunk: t('median'),
    cached: t('of_tokens_in', { share: formatShare(totals.cache_read_input_tokens, totals.input_tokens) ?? '—' }),
    tokens_out:
      requests === 0 ? null : t('per_request', { formatted: formatCount(Math.round(totals.output_tokens / requests)) }),
  }
  return (metric) => notes[metric] ?? null
}

/** The same cells, empty: nothing moves when the figures arrive. */
export function MeasureCardsSkeleton() {
  return (
    <div aria-hidden className={frame}>
      {metrics.map((metric) => (
        <div key={metric} className="h-17 bg-canvas">
          <div className="skeleton mt-1 h-3 w-14" />
          <div className="skeleton mt-2 h-5 w-18" />
        </div>
      ))}
    </div>
  )
}
