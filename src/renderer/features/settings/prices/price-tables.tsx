import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Tag } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedPrice, PriceInForce } from '../../../../shared/contract/prices.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { TableSkeleton } from '../../../components/table-skeleton.tsx'
import { useApi } from '../../../data/api.tsx'
import { QueryPart } from '../../../data/query-part.tsx'
import { formatCount } from '../../../format/number.ts'
import { PriceGrid } from './price-grid.tsx'
import type { PriceName } from './price-name.ts'

const route = getRouteApi('/settings')

/** What was used, or all of the list, by what is searched for. */
export function PriceTables({
  inForce,
  onSet,
}: {
  readonly inForce: readonly PriceInForce[]
  readonly onSet: (of: PriceName) => void
}) {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const { prices = 'used', model } = route.useSearch()
  const navigate = route.useNavigate()
  const ofList = prices === 'list'
  const catalog = useQuery(
    queries.prices.catalog.queryOptions({ enabled: ofList, staleTime: Number.POSITIVE_INFINITY }),
  )
  const show = (next: { prices?: 'list'; model?: string }) =>
    void navigate({ search: { section: 'prices', ...next }, replace: true })
  const searched = model === undefined ? {} : { model }
  return (
    <div className="border-t">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3">
        <Segmented
          label={t('prices_show')}
          value={prices}
          options={[
            { value: 'used', label: t('prices_used') },
            { value: 'list', label: t('prices_all') },
          ]}
          onChange={(next) => show({ ...(next === 'list' ? { prices: next } : {}), ...searched })}
        />
        <SearchField
          label={t('prices_search')}
          value={model}
          onChange={(next) => show({ ...(ofList ? { prices } : {}), ...(next === undefined ? {} : { model: next }) })}
          maxLength={120}
          className="max-w-72"
        />
      </div>
      {ofList ? (
        <QueryPart query={catalog} skeleton={<TableSkeleton />}>
          {(all) => <Found all={all} model={model ?? ''} ofList />}
        </QueryPart>
      ) : inForce.length === 0 ? (
        <EmptyState icon={Tag} title={t('prices_none_title')}>
          {t('prices_none_text')}
        </EmptyState>
      ) : (
        <Found all={inForce} model={model ?? ''} onSet={onSet} />
      )}
    </div>
  )
}

function Found({
  all,
  model,
  ofList = false,
  onSet,
}: {
  readonly all: readonly (ListedPrice & Partial<Pick<PriceInForce, 'price_version'>>)[]
  readonly model: string
  readonly ofList?: boolean
  readonly onSet?: (of: PriceName) => void
}) {
  const { t } = useTranslation('settings')
  const found = useMemo(() => {
    const words = model.toLowerCase().split(/\s+/).filter(Boolean)
    return all.filter((price) => {
      const name = `${price.provider}/${price.model}`.toLowerCase()
      return words.every((word) => name.includes(word))
    })
  }, [all, model])
  return (
    <>
      <p role="status" className="px-4 pb-2 text-muted text-sm">
        {t('prices_found', { formatted: formatCount(found.length), all: formatCount(all.length) })}
      </p>
      {found.length === 0 ? (
        <EmptyState icon={Tag} title={t('prices_nothing_title')}>
          {t('prices_nothing_text')}
        </EmptyState>
      ) : (
        <PriceGrid
          label={t(ofList ? 'prices_table_all' : 'prices_table_used')}
          rows={found}
          {...(onSet === undefined ? {} : { onSet })}
        />
      )}
    </>
  )
}
