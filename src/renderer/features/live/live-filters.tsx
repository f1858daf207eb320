import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { controlLook } from '../../components/control-look.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../data/api.tsx'
import { type LiveSearch, outcomes } from './live-search.ts'

const TYPING_MS = 150

/** The chosen value is an option even where the list does not (or no longer) have it. */
function options(known: readonly { value: string; label: string }[], chosen: string | undefined) {
  const missing = chosen !== undefined && !known.some(({ value }) => value === chosen)
  return missing ? [...known, { value: chosen, label: chosen }] : known
}

interface FilterSelectProps {
  readonly label: string
  readonly any: string
  readonly value: string | undefined
  readonly known: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
}

function FilterSelect({ label, any, value, known, onChange }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      className="w-34 max-lg:w-auto max-lg:flex-1"
      look={value === undefined ? '' : 'border-accent! text-accent'}
    >
      <option value="">{any}</option>
      {options(known, value).map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}

/** Sets or takes away one filter. */
function withFilter<K extends keyof LiveSearch>(filters: LiveSearch, name: K, value: LiveSearch[K] | undefined) {
  const { [name]: _, ...rest } = filters
  return (value === undefined ? rest : { ...rest, [name]: value }) as LiveSearch
}

export function LiveFilters({ filters, onChange }: { filters: LiveSearch; onChange: (filters: LiveSearch) => void }) {
  const { t } = useTranslation('live')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions())
  const keys = useQuery(queries.clientKeys.list.queryOptions())
  return (
    <search
      aria-label={t('filters')}
      className="flex min-w-0 flex-wrap items-center gap-1.5 max-lg:order-last max-lg:w-full"
    >
      <ModelFilter value={filters.model} onChange={(model) => onChange(withFilter(filters, 'model', model))} />
      <FilterSelect
        label={t('filter_provider')}
        any={t('any_provider')}
        value={filters.provider}
        known={(providers.data ?? []).map(({ ledger_name, name }) => ({ value: ledger_name, label: name }))}
        onChange={(provider) => onChange(withFilter(filters, 'provider', provider))}
      />
      <FilterSelect
        label={t('filter_key')}
        any={t('any_key')}
        value={filters.key}
        known={(keys.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(key) => onChange(withFilter(filters, 'key', key))}
      />
      <FilterSelect
        label={t('filter_outcome')}
        any={t('any_outcome')}
        value={filters.outcome}
        known={outcomes.map((value) => ({ value, label: t(`outcome_${value}`) }))}
        onChange={(value) =>
          onChange(
            withFilter(
              filters,
              'outcome',
              outcomes.find((known) => known === value),
            ),
          )
        }
      />
      <IconButton
        icon={X}
        label={t('clear')}
        onClick={() => onChange({})}
        className={Object.keys(filters).length === 0 ? 'invisible max-lg:hidden' : ''}
      />
    </search>
  )
}

function ModelFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const { t } = useTranslation('live')
  const [typed, setTyped] = useState(value ?? '')
  const [said, setSaid] = useState(value)
  // Changed from outside (cleared, or by a link): follow it.
  if (said !== value) {
    setSaid(value)
    if ((typed.trim() || undefined) !== value) setTyped(value ?? '')
  }
  const wanted = typed.trim() === '' ? undefined : typed.trim()
  useEffect(() => {
    if (wanted === value) return
    const timer = setTimeout(() => onChange(wanted), TYPING_MS)
    return () => clearTimeout(timer)
  }, [wanted, value, onChange])
  return (
    <input
      type="search"
      aria-label={t('filter_model')}
      placeholder={t('filter_model')}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className={classNames(
        controlLook,
        'w-40! max-md:w-full! md:max-lg:flex-1',
        value !== undefined && 'border-accent! text-accent',
      )}
    />
  )
}
