import { Suspense, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ahead } from '../../components/ahead.tsx'
import { useBoxWidth } from '../../components/measured-box.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Legend } from './legend.tsx'
import { searchWithin } from './period.ts'
import { StepsTable } from './steps-table.tsx'
import type { UsageView } from './usage-view.ts'
import { useThrough } from './use-through.ts'
import { useUsageSearch } from './use-usage-search.ts'

// The chart's library is a third of the page's code, and everything else can be read without it.
const UsageChart = ahead(import('./usage-chart.tsx').then(({ UsageChart: component }) => component))

/** What was chosen, over time: as a chart, and the same figures as a table. */
export function OverTime({
  view,
  nameOf,
}: {
  readonly view: UsageView
  readonly nameOf: (name: string | null) => string
}) {
  const { t } = useTranslation('usage')
  const { search, change, goTo } = useUsageSearch()
  const through = useThrough()
  const width = useBoxWidth()
  const { by, step, metric, buckets, series } = view
  const closer = (index: number) => {
    const bucket = buckets[index]
    if (bucket === undefined) return
    const within = searchWithin(bucket, step)
    const href = through({ by: 'none', name: null, bucket, step })
    if (within !== null) goTo({ ...within, step: undefined })
    else if (href !== null) location.href = href
  }
  const latest = useRef(closer)
  useEffect(() => {
    latest.current = closer
  })
  const onStep = useCallback((index: number) => latest.current(index), [])
  const isEmpty = series.every(({ values }) => values.every((value) => !value))
  return (
    <section aria-labelledby="over-time">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="over-time" className="mr-auto font-semibold">
          {by === 'none'
            ? t('over_time', { metric: t(metric), step: t(`per_${step}`) })
            : t('over_time_by', { metric: t(metric), step: t(`per_${step}`), by: t(`within_${by}`) })}
        </h2>
        <Segmented
          label={t('view')}
          value={search.view ?? 'chart'}
          options={[
            { value: 'chart', label: t('chart_view', { ns: 'common' }) },
            { value: 'table', label: t('table_view', { ns: 'common' }) },
          ]}
          onChange={(next) => change({ view: next === 'table' ? next : undefined })}
        />
      </div>
      <div className="h-64">
        {search.view === 'table' ? (
          <StepsTable view={view} nameOf={nameOf} />
        ) : isEmpty ? (
          <p className="flex h-full items-center justify-center rounded-md border text-muted">
            {t(metric === 'cost' ? 'chart_free' : 'chart_none')}
          </p>
        ) : (
          <Suspense fallback={<div aria-hidden className="skeleton h-full" />}>
            {width !== null && <UsageChart width={width} view={view} nameOf={nameOf} onStep={onStep} />}
          </Suspense>
        )}
      </div>
      <Legend view={view} nameOf={nameOf} />
    </section>
  )
}
