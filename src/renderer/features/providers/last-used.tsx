import { useTranslation } from 'react-i18next'
import { Ago } from '../../components/ago.tsx'

export function LastUsed({ at }: { at: number | null }) {
  const { t } = useTranslation('providers')
  if (at === null) return <span className="text-muted">{t('never')}</span>
  return <Ago at={at} />
}
