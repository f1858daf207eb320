import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useNow } from '../../components/use-now.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { dayName, startOfDay } from '../../format/time.ts'
import { Breakdown } from './breakdown.tsx'
import { DaysPart } from './days-part.tsx'
import { Figures, FiguresSkeleton } from './figures.tsx'
import { LatestErrors } from './latest-errors.tsx'
import { NextSteps } from './next-steps.tsx'
import { Notices } from './notices.tsx'
import { rangeDays, ranges } from './overview-search.ts'
import { PrivacyStrip } from './privacy-strip.tsx'
import { RunningLine } from './running-line.tsx'
import { WarningBanners } from './warning-banners.tsx'
import { Warnings } from './warnings.tsx'

const route = getRouteApi('/')

/** What there is at a glance, or all that was warned of. */
export function Overview(): ReactNode {
  return route.useSearch().show === 'warnings' ? <Warnings /> : <AtAGlance />
}

function AtAGlance() {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const { range = 'today', metric = 'requests' } = route.useSearch()
  const navigate = route.useNavigate()
  const now = useNow(30_000)
  const since = startOfDay(now, rangeDays[range] - 1)
  const status = useQuery(queries.system.status.queryOptions())
  const usage = useQuery(
    queries.usage.summary.queryOptions({ input: { since, by: 'provider' }, placeholderData: keepPreviousData }),
  )
  const forecast = useQuery({ ...queries.warnings.forecast.queryOptions(), refetchInterval: 60_000 })
  const view = { range, metric }
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Link to="/" search={{ show: 'warnings' }} className="text-muted hover:text-accent hover:underline">
            {t('warnings_all')}
          </Link>
          <Segmented
            label={t('range')}
            value={range}
            options={ranges.map((value) => ({ value, label: t(`range_${value}`) }))}
            onChange={(next) => void navigate({ search: { ...view, range: next }, replace: true })}
          />
        </>
      }
    >
      <div className="max-w-[90rem] space-y-5 p-4">
        <QueryPart query={status} skeleton={<div className="skeleton h-7 w-80" />}>
          {(data) => (
            <>
              <RunningLine status={data} now={now} />
              <div className="space-y-2 empty:hidden">
                <Notices status={data} />
                <WarningBanners now={now} />
              </div>
              <NextSteps status={data} />
            </>
          )}
        </QueryPart>
        <QueryPart query={usage} skeleton={<FiguresSkeleton />}>
          {({ totals }) =>
            // Not before the forecast is known too: its line would move all that stands below.
            forecast.isPending ? (
              <FiguresSkeleton />
            ) : (
              <Figures
                totals={totals}
                from={dayName(since)}
                running={status.data?.running_exchanges ?? 0}
                forecast={forecast.data ?? null}
              />
            )
          }
        </QueryPart>
        <div className="grid grid-cols-1 gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <DaysPart
            now={now}
            range={range}
            metric={metric}
            onMetric={(next) => void navigate({ search: { ...view, metric: next }, replace: true })}
          />
          <Breakdown since={since} metric={metric} />
        </div>
        <LatestErrors now={now} />
        {status.data !== undefined && <PrivacyStrip status={status.data} now={now} />}
      </div>
    </Page>
  )
}
