import { useTranslation } from 'react-i18next'
import { useNow } from '../../components/use-now.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'

export function LastUsed({ at }: { at: number | null }) {
  const { t } = useTranslation('providers')
  const now = useNow(30_000)
  if (at === null) return <span className="text-muted">{t('never')}</span>
  return <span title={formatInstant(at)}>{formatRelative(at, now)}</span>
}
