import { useTranslation } from 'react-i18next'

/** That it took more than one, before somebody wonders at the time that it took. */
export function Attempts({ count }: { count: number }) {
  const { t } = useTranslation('live')
  if (count < 2) return null
  const label = t('attempts', { count })
  return (
    <span role="img" aria-label={label} title={label} className="shrink-0 text-sm text-warn">
      ×{count}
    </span>
  )
}
