import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { controlLook } from '../../components/control-look.ts'
import { Segmented } from '../../components/segmented.tsx'
import { formatCount } from '../../format/number.ts'
import { formatDate, formatRelative } from '../../format/time.ts'
import type { RetentionCategory } from './retention-categories.ts'
import { useChangeSetting } from './use-change-setting.ts'

const presets = ['0', '7', '30', '90', '365', '730'] as const
const MOST_DAYS = 730
const DAY_MS = 86_400_000

/** For how long one category is kept: a choice of a few, or any number of days; saved as it is chosen. */
export function RetentionRow({
  category: { setting, name },
  days,
  atLeast,
  purgeAt,
  now,
}: {
  readonly category: RetentionCategory
  readonly days: number
  readonly atLeast: number
  readonly purgeAt: number
  readonly now: number
}) {
  const { t } = useTranslation('privacy')
  const id = useId()
  const change = useChangeSetting(setting)
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = typed === null ? days : /^\s*\d{1,3}\s*$/.test(typed) ? Number(typed) : Number.NaN
  const wrong = !(wanted <= MOST_DAYS)
  const save = (next: number) => {
    if (next !== days) change.mutate(next)
  }
  const finish = () => {
    if (wrong) return
    setTyped(null)
    save(wanted)
  }
  const kept = Math.max(days, atLeast)
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 xl:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <h3 className="font-medium">{t(`keep_${name}`)}</h3>
        <p className="text-muted">{t(`keep_${name}_text`)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t(`keep_${name}`)}
          value={presets.find((preset) => Number(preset) === days) ?? ('' as '0')}
          options={presets.map((value) => ({ value, label: t(`days_${value}`), title: t(`days_${value}_long`) }))}
          onChange={(value) => {
            setTyped(null)
            save(Number(value))
          }}
        />
        <span className="inline-flex items-center gap-1.5">
          <input
            inputMode="numeric"
            autoComplete="off"
            aria-label={t('days_of', { name: t(`keep_${name}`) })}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={`${id}-said`}
            maxLength={3}
            value={typed ?? String(days)}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={finish}
            onKeyDown={(event) => {
              if (event.key === 'Enter') finish()
              if (event.key === 'Escape') setTyped(null)
            }}
            className={classNames(controlLook, 'w-14! text-right')}
          />
          <span className="text-muted">{t('days')}</span>
        </span>
      </div>
      <p id={`${id}-said`} className={classNames('text-sm xl:col-span-2', wrong ? 'text-bad' : 'text-muted')}>
        {wrong
          ? t('days_wrong')
          : kept > days
            ? t('goes_with_exchanges', { count: kept, formatted: formatCount(kept) })
            : days === 0
              ? t(`goes_all_${name}`, { when: formatRelative(purgeAt, now) })
              : t(`goes_${name}`, {
                  when: formatRelative(purgeAt, now),
                  date: formatDate(purgeAt - days * DAY_MS),
                })}
      </p>
    </li>
  )
}
