import { useTranslation } from 'react-i18next'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { dayName } from '../../format/time.ts'
import { DateField } from './date-field.tsx'
import type { Period } from './period.ts'
import { defaults, ranges } from './usage-search.ts'
import { useUsageSearch } from './use-usage-search.ts'

const choices = [...ranges, 'custom'] as const

export function RangePicker({ period, now }: { readonly period: Period; readonly now: number }) {
  const { t } = useTranslation('usage')
  const { search, change } = useUsageSearch()
  const today = dayName(now)
  const from = dayName(period.since)
  const to = period.until === null ? today : dayName(period.until - 1)
  const chosen = search.from === undefined ? (search.range ?? defaults.range) : 'custom'
  const choose = (value: (typeof choices)[number]) =>
    change(
      value === 'custom' ? { range: undefined, from, to: undefined } : { range: value, from: undefined, to: undefined },
    )
  return (
    <>
      {search.from !== undefined && (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DateField label={t('from')} value={from} max={to} onChange={(day) => change({ from: day, to: search.to })} />
          <DateField label={t('to')} value={to} min={from} max={today} onChange={(day) => change({ from, to: day })} />
        </span>
      )}
      <span className="max-sm:hidden">
        <Segmented
          label={t('range')}
          value={chosen}
          options={choices.map((value) => ({ value, label: t(`range_${value}`) }))}
          onChange={choose}
        />
      </span>
      {/* Six of them are wider than a telephone. */}
      <Select
        aria-label={t('range')}
        value={chosen}
        onChange={({ target }) => choose(choices.find((value) => value === target.value) ?? chosen)}
        className="w-32 sm:hidden"
      >
        {choices.map((value) => (
          <option key={value} value={value}>
            {t(`range_${value}`)}
          </option>
        ))}
      </Select>
    </>
  )
}
