import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/time.ts'

/** How far back a search has looked that finds little. */
export function LiveFooter({ olderThan }: { olderThan: string }) {
  const { t } = useTranslation('live')
  // An id begins with its moment, in 48 bits of milliseconds.
  const at = Number.parseInt(olderThan.slice(0, 8) + olderThan.slice(9, 13), 16)
  if (Number.isNaN(at)) return null
  return (
    <p role="status" className="flex h-8 shrink-0 items-center border-t px-4 text-muted text-sm">
      {t('searching', { when: formatMoment(at, Date.now()) })}
    </p>
  )
}
