import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ahead } from '../../components/ahead.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { startOfDay } from '../../format/time.ts'
import { fillDays } from './days.ts'
import { type Metric, metrics, type Range, rangeDays } from './overview-search.ts'

// The chart's library is a third of the page's code, and everything else can be read without it; the table's is one more.
const DaysChart = ahead(import('./days-chart.tsx').then(({ DaysChart: component }) => component))
const DaysTable = lazy(() => import('./days-table.tsx').then(({ DaysTable: component }) => ({ default: component })))

/** Days as a chart, and the same figures as a table. A single day says little: today stands beside the six before it. */
export function DaysPart({
  now,
  range,
  metric,
  onMetric,
}: {
  readonly now: number
  readonly range: Range
  readonly metric: Metric
  readonly onMetric: (metric: Metric) => void
}) {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const count = Math.max(rangeDays[range], 7)
  const usage = useQuery(
    queries.usage.summary.queryOptions({
      input: { since: startOfDay(now, count - 1), by: 'day' },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <section aria-labelledby="by-day">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id="by-day" className="mr-auto font-semibold">
          {range === 'today' ? t('by_day_today') : t('by_day')}
        </h2>
        <Segmented
          label={t('metric')}
          value={metric}
          options={metrics.map((value) => ({ value, label: t(`metric_${value}`) }))}
          onChange={onMetric}
        />
        <Segmented
          label={t('view')}
          value={view}
          options={[
            { value: 'chart', label: t('chart_view', { ns: 'common' }) },
            { value: 'table', label: t('table_view', { ns: 'common' }) },
          ]}
          onChange={setView}
        />
      </div>
      <div className="h-48">
        <QueryPart query={usage} skeleton={<div aria-hidden className="skeleton h-full" />}>
          {({ groups }) => {
            const days = fillDays(groups, now, count)
            return (
              <Suspense fallback={<div aria-hidden className="skeleton h-full" />}>
                {view === 'chart' ? (
                  <DaysChart days={days} metric={metric} onlyToday={range === 'today'} />
                ) : (
                  <DaysTable days={days} />
                )}
              </Suspense>
            )
          }}
        </QueryPart>
      </div>
    </section>
  )
}
