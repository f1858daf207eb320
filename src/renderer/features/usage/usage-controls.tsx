import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import type { Period } from './period.ts'
import { defaults, groupings } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

/** By what, in which steps, and of what alone. */
export function UsageControls({ period }: { readonly period: Period }) {
  const { t } = useTranslation('usage')
  const { search, change } = useUsageSearch()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex items-center gap-2">
        <label htmlFor="group-by" className="text-muted">
          {t('group_by')}
        </label>
        <Select
          id="group-by"
          value={search.by ?? defaults.by}
          onChange={({ target }) =>
            change({ by: groupings.find((by) => by === target.value), sort: undefined, up: undefined })
          }
          className="w-36"
        >
          {groupings.map((by) => (
            <option key={by} value={by}>
              {t(`by_${by}`)}
            </option>
          ))}
        </Select>
      </div>
      {period.steps.length > 1 && (
        <Segmented
          label={t('step')}
          value={period.step}
          options={period.steps.map((value) => ({ value, label: t(`step_${value}`) }))}
          onChange={(step) => change({ step })}
        />
      )}
      {(['project', 'tool'] as const).map((name) => {
        const value = search[name]
        if (value === undefined) return null
        const said = value === '' ? t(`nameless_${name}`) : `${t(`by_${name}`)}: ${value}`
        return (
          <button
            key={name}
            type="button"
            aria-label={t('only_clear', { what: said })}
            onClick={() => change({ [name]: undefined })}
            className="inline-flex h-7 min-w-0 items-center gap-1.5 rounded-md bg-selected px-2.5 hover:brightness-95"
          >
            <span className="truncate">{said}</span>
            <X aria-hidden size={13} />
          </button>
        )
      })}
    </div>
  )
}
