import { useTranslation } from 'react-i18next'
import { controlLook } from '../../components/control-look.ts'
import { localMinute, minuteIn } from '../../format/local-minute.ts'

interface Range {
  readonly since: number
  readonly until?: number
}

/** From when till when, to the minute; an end left empty is now. */
export function IncidentRange({
  since,
  until,
  onChange,
}: {
  readonly since: number
  readonly until: number | undefined
  readonly onChange: (range: Range) => void
}) {
  const { t } = useTranslation('privacy')
  const change = (from: number | null, to: number | null) => {
    if (from === null) return
    onChange(to === null ? { since: from } : { since: from, until: to })
  }
  const field = (name: string, value: number | undefined, take: (text: string) => void) => (
    <label className="flex items-center gap-2 text-muted">
      {name}
      <input
        type="datetime-local"
        value={value === undefined ? '' : localMinute(value)}
        onChange={({ target }) => take(target.value)}
        className={`${controlLook} w-auto! text-ink`}
      />
    </label>
  )
  return (
    <>
      {field(t('from'), since, (text) => change(minuteIn(text), until ?? null))}
      {field(t('until'), until, (text) => change(since, minuteIn(text)))}
    </>
  )
}
