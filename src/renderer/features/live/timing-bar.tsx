import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { formatDuration } from '../../format/number.ts'

/** How much of the time was waiting for the first chunk, and how much was the answer. */
export function TimingBar({ row }: { row: ExchangeRow }) {
  const { t } = useTranslation('live')
  const { time_to_first_chunk_ms: first, latency_ms: whole } = row
  if (first === null || whole === null || whole <= 0) return null
  const waiting = Math.min(100, (first / whole) * 100)
  return (
    <div>
      <div aria-hidden className="flex h-1.5 gap-px overflow-hidden rounded-full">
        <span className="bg-edge" style={{ width: `${waiting}%` }} />
        <span className="flex-1 bg-accent" />
      </div>
      <p className="mt-1 text-muted text-sm">
        {t('timing', { first: formatDuration(first), whole: formatDuration(whole) })}
      </p>
    </div>
  )
}
