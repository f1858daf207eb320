import { useTranslation } from 'react-i18next'
import { dayName, formatDay, formatDayAndHour, startOfDay } from '../../format/time.ts'
import { wallTime } from '../../format/wall-time.ts'
import { FilterSelect } from './filter-select.tsx'

const presets = [
  { label: 'since_today', daysAgo: 0 },
  { label: 'since_7d', daysAgo: 6 },
  { label: 'since_30d', daysAgo: 29 },
] as const

/** The last days; any other time comes by a link, from a figure that it stands behind, and is named. */
export function TimeFilter({
  from,
  to,
  onChange,
}: {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (change: { readonly from: string | undefined; readonly to: string | undefined }) => void
}) {
  const { t } = useTranslation('live')
  const inOne = (first: string | undefined, last: string | undefined) => `${first ?? ''}/${last ?? ''}`
  const known = presets.map(({ label, daysAgo }) => ({
    value: inOne(dayName(startOfDay(Date.now(), daysAgo)), undefined),
    label: t(label),
  }))
  const chosen = from === undefined && to === undefined ? undefined : inOne(from, to)
  const name = () => {
    if (from !== undefined && to !== undefined) {
      return from === to ? wallName(from) : t('time_between', { from: wallName(from), to: wallName(to) })
    }
    return from === undefined ? t('time_until', { to: wallName(to) }) : t('time_from', { from: wallName(from) })
  }
  const isPreset = chosen === undefined || known.some(({ value }) => value === chosen)
  return (
    <FilterSelect
      label={t('filter_time')}
      any={t('any_time')}
      value={chosen}
      known={isPreset ? known : [...known, { value: chosen, label: name() }]}
      onChange={(value) => {
        const [first, last] = value?.split('/') ?? []
        onChange({ from: first || undefined, to: last || undefined })
      }}
    />
  )
}

function wallName(text: string | undefined): string {
  const time = wallTime(text)
  if (time === null) return ''
  return time.isHour ? formatDayAndHour(time.from) : formatDay(time.from)
}
