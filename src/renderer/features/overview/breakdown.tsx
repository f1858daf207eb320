import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UsageGroup } from '../../../shared/contract/usage.ts'
import { ProviderMark, providerColour } from '../../components/provider-mark.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { formatSum } from '../../format/money.ts'
import { formatFigure } from '../../format/number.ts'
import { dayName } from '../../format/time.ts'
import type { Metric } from './overview-search.ts'

const SHOWN = 5
const groupings = ['provider', 'model'] as const
type Grouping = (typeof groupings)[number]

/** Where the requests went, largest first; below, how many went nowhere, having no such name. */
export function Breakdown({ since, metric }: { readonly since: number; readonly metric: Metric }) {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const [by, setBy] = useState<Grouping>('provider')
  const usage = useQuery(
    queries.usage.summary.queryOptions({ input: { since, by }, placeholderData: keepPreviousData }),
  )
  // While the other grouping is on its way, what is shown is still of the first.
  const shownBy = usage.isPlaceholderData ? (by === 'provider' ? 'model' : 'provider') : by
  return (
    <section aria-labelledby="where" className="min-w-0">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="where" className="mr-auto font-semibold">
          {t('top')}
        </h2>
        <Segmented
          label={t('top_by')}
          value={by}
          options={groupings.map((value) => ({ value, label: t(`top_${value}`) }))}
          onChange={setBy}
        />
      </div>
      <div className="lg:min-h-48">
        <QueryPart query={usage} skeleton={<div aria-hidden className="skeleton h-44 max-lg:h-20" />}>
          {({ groups }) =>
            groups.length === 0 ? (
              <p className="text-muted">{t('no_usage')}</p>
            ) : (
              <Bars groups={groups} by={shownBy} metric={metric} from={dayName(since)} />
            )
          }
        </QueryPart>
      </div>
    </section>
  )
}

interface BarsProps {
  readonly groups: readonly UsageGroup[]
  readonly by: Grouping
  readonly metric: Metric
  /** The first day that they are of. */
  readonly from: string
}

function Bars({ groups, by, metric, from }: BarsProps) {
  const { t } = useTranslation('overview')
  const measure = (group: UsageGroup) => (metric === 'cost' ? group.cost_nano_usd : group.requests)
  const nowhere = groups.find(({ group }) => group === '')
  const named = groups.filter(({ group }) => group !== '').toSorted((a, b) => measure(b) - measure(a))
  const largest = named.slice(0, nowhere === undefined ? SHOWN : SHOWN - 1)
  const most = Math.max(1, ...[...largest, ...(nowhere === undefined ? [] : [nowhere])].map(measure))
  const text = (group: UsageGroup) =>
    metric === 'cost' ? formatSum(group.cost_nano_usd) : formatFigure(group.requests)
  return (
    <ul>
      {largest.map((group) => (
        <li key={group.group}>
          <Link
            to="/live"
            search={{ from, ...(by === 'provider' ? { provider: group.group } : { model: `=${group.group}` }) }}
            className="-mx-2 block rounded-md px-2 py-1 transition-colors hover:bg-hover"
          >
            <span className="flex justify-between gap-3">
              {by === 'provider' ? (
                <ProviderMark name={group.group} />
              ) : (
                <span className="truncate">{group.group}</span>
              )}
              <span>{text(group)}</span>
            </span>
            <Bar
              share={measure(group) / most}
              colour={by === 'provider' ? providerColour(group.group) : 'var(--color-accent)'}
            />
          </Link>
        </li>
      ))}
      {/* Last, however many: they used nobody. */}
      {nowhere !== undefined && (
        <li className="py-1 text-muted">
          <span className="flex justify-between gap-3">
            <span className="truncate">{t(`nowhere_${by}`)}</span>
            <span>{text(nowhere)}</span>
          </span>
          <Bar share={measure(nowhere) / most} colour="var(--color-edge)" />
        </li>
      )}
    </ul>
  )
}

function Bar({ share, colour }: { readonly share: number; readonly colour: string }) {
  return (
    <span aria-hidden className="mt-1 block h-1 rounded-full bg-line">
      <span className="block h-1 rounded-full" style={{ width: `${share * 100}%`, background: colour }} />
    </span>
  )
}
