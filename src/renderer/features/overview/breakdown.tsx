import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { UsageGroup } from '../../../shared/contract/usage.ts'
import { ProviderMark, providerColour } from '../../components/provider-mark.tsx'
import { formatSum } from '../../format/money.ts'
import { formatFigure } from '../../format/number.ts'
import type { Metric } from './overview-search.ts'

const SHOWN = 6

/** Where the requests went, largest first. */
export function Breakdown({
  groups,
  metric,
}: {
  readonly groups: readonly UsageGroup[] | null
  readonly metric: Metric
}) {
  const { t } = useTranslation('overview')
  const measure = (group: UsageGroup) => (metric === 'cost' ? group.cost_nano_usd : group.requests)
  const largest = (groups ?? []).toSorted((a, b) => measure(b) - measure(a)).slice(0, SHOWN)
  const most = Math.max(1, ...largest.map(measure))
  return (
    <section aria-labelledby="by-provider" className="min-w-0">
      <h2 id="by-provider" className="mb-2 flex h-7 items-center font-semibold">
        {t('by_provider')}
      </h2>
      {groups?.length === 0 && <p className="text-muted">{t('no_usage')}</p>}
      <ul className="min-h-48">
        {largest.map((group) => (
          <li key={group.group}>
            <Link
              to="/live"
              search={{ provider: group.group }}
              className="-mx-2 block rounded-md px-2 py-1 transition-colors hover:bg-hover"
            >
              <span className="flex justify-between gap-3">
                <ProviderMark name={group.group} />
                <span>{metric === 'cost' ? formatSum(group.cost_nano_usd) : formatFigure(group.requests)}</span>
              </span>
              <span aria-hidden className="mt-1 block h-1 rounded-full bg-line">
                <span
                  className="block h-1 rounded-full"
                  style={{ width: `${(measure(group) / most) * 100}%`, background: providerColour(group.group) }}
                />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
