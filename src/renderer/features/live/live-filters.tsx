import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { useApi } from '../../data/api.tsx'
import { FilterSelect } from './filter-select.tsx'
import { type LiveFilter, outcomes } from './live-search.ts'
import { TimeFilter } from './time-filter.tsx'
import { useKnownNames } from './use-known-names.ts'

/** Sets what is given, and takes away what is undefined. */
type Change = { readonly [Name in keyof LiveFilter]?: LiveFilter[Name] | undefined }

export function LiveFilters({ filters, onChange }: { filters: LiveFilter; onChange: (filters: LiveFilter) => void }) {
  const { t } = useTranslation('live')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions())
  const keys = useQuery(queries.clientKeys.names.queryOptions())
  const projects = useKnownNames('project')
  const tools = useKnownNames('tool')
  const change = (changes: Change) =>
    onChange(Object.fromEntries(Object.entries({ ...filters, ...changes }).filter(([, value]) => value !== undefined)))
  const named = (names: readonly string[], none: string) => [
    ...names.map((name) => ({ value: name, label: name })),
    { value: '', label: none },
  ]
  return (
    <search
      aria-label={t('filters')}
      // In rows of equal fields where they do not fit beside the title.
      className="flex min-w-0 items-center gap-1.5 max-xl:order-last max-xl:grid max-xl:w-full max-xl:grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))]"
    >
      <SearchField
        label={t('filter_model')}
        value={filters.model}
        onChange={(model) => change({ model })}
        maxLength={200}
        className={classNames('w-40! max-xl:w-full!', filters.model !== undefined && 'border-accent! text-accent')}
      />
      <FilterSelect
        label={t('filter_provider')}
        any={t('any_provider')}
        value={filters.provider}
        known={(providers.data ?? []).map(({ ledger_name, name }) => ({ value: ledger_name, label: name }))}
        onChange={(provider) => change({ provider })}
      />
      <FilterSelect
        label={t('filter_key')}
        any={t('any_key')}
        value={filters.key}
        known={(keys.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(key) => change({ key })}
      />
      <FilterSelect
        label={t('filter_project')}
        any={t('any_project')}
        value={filters.project}
        known={named(projects, t('no_project'))}
        onChange={(project) => change({ project })}
      />
      <FilterSelect
        label={t('filter_tool')}
        any={t('any_tool')}
        value={filters.tool}
        known={named(tools, t('no_tool'))}
        onChange={(tool) => change({ tool })}
      />
      <FilterSelect
        label={t('filter_outcome')}
        any={t('any_outcome')}
        value={filters.outcome}
        known={outcomes.map((value) => ({ value, label: t(`outcome_${value}`) }))}
        onChange={(value) => change({ outcome: outcomes.find((known) => known === value) })}
      />
      <TimeFilter from={filters.from} to={filters.to} onChange={change} />
      <IconButton
        icon={X}
        label={t('clear')}
        onClick={() => onChange({})}
        className={Object.keys(filters).length === 0 ? 'invisible max-xl:hidden' : ''}
      />
    </search>
  )
}
