import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MeasuredBox } from '../../components/measured-box.tsx'
import { Page } from '../../components/page.tsx'
import { useNow } from '../../components/use-now.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { Counting } from './counting.tsx'
import { GroupsTable } from './groups-table.tsx'
import { MeasureCards, MeasureCardsSkeleton } from './measure-cards.tsx'
import { OverTime } from './over-time.tsx'
import { periodOf } from './period.ts'
import { RangePicker } from './range-picker.tsx'
import { Statement } from './statement.tsx'
import { UsageControls } from './usage-controls.tsx'
import { UsageEmpty } from './usage-empty.tsx'
import { UsageNotes } from './usage-notes.tsx'
import { defaults } from './usage-search.ts'
import { useGroupNames } from './use-group-names.ts'
import { useUsage } from './use-usage.ts'
import { useUsageSearch } from './use-usage-search.ts'

export function Usage() {
  const { t } = useTranslation('usage')
  const { queries } = useApi()
  const { search, change } = useUsageSearch()
  const now = useNow(60_000)
  const { by = defaults.by, metric, range, from, to, step, project, tool } = search
  const period = useMemo(
    () => periodOf({ ...(range && { range }), ...(from && { from }), ...(to && { to }), ...(step && { step }) }, now),
    [range, from, to, step, now],
  )
  const filter = useMemo(
    () => ({ ...(project === undefined ? {} : { project }), ...(tool === undefined ? {} : { tool }) }),
    [project, tool],
  )
  const usage = useUsage({ period, by, metric, filter })
  const status = useQuery(queries.system.status.queryOptions())
  // While another grouping is on its way, what is shown is still of the one before.
  const nameOf = useGroupNames(usage.data?.by ?? by)
  return (
    <Page title={t('title')} actions={<RangePicker period={period} now={now} />}>
      <MeasuredBox className="max-w-[90rem] space-y-5 p-4">
        {status.data !== undefined && <Counting progress={status.data.totals_progress} />}
        <UsageControls period={period} />
        <QueryPart query={usage} skeleton={<UsageSkeleton />}>
          {(view) =>
            view.totals.requests === 0 ? (
              status.data !== undefined && (
                <UsageEmpty
                  status={status.data}
                  isNarrowed={project !== undefined || tool !== undefined}
                  onWiden={() =>
                    change({ range: '12m', from: undefined, to: undefined, project: undefined, tool: undefined })
                  }
                />
              )
            ) : (
              <>
                <MeasureCards
                  totals={view.totals}
                  value={metric ?? view.metric}
                  onChange={(next) => change({ metric: next === view.usual ? undefined : next })}
                />
                <OverTime view={view} nameOf={nameOf} />
                <section aria-labelledby="groups">
                  <h2 id="groups" className="mb-2 font-semibold">
                    {view.by === 'none' ? t(`all_${view.step}`) : t('groups', { by: t(`within_${view.by}`) })}
                  </h2>
                  <GroupsTable view={view} nameOf={nameOf} />
                </section>
                <UsageNotes totals={view.totals} now={now} />
              </>
            )
          }
        </QueryPart>
        <Statement now={now} />
      </MeasuredBox>
    </Page>
  )
}

function UsageSkeleton() {
  return (
    <>
      <MeasureCardsSkeleton />
      <div aria-hidden className="skeleton h-80" />
      <div aria-hidden className="skeleton h-48" />
    </>
  )
}
