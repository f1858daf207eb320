import { useTranslation } from 'react-i18next'
import { Banner } from '../../components/banner.tsx'
import { formatProgress } from '../../format/number.ts'

/** Exchanges of before there were totals are counted after the start: until then, figures are too small. */
export function Counting({ progress }: { readonly progress: number }) {
  const { t } = useTranslation('usage')
  if (progress >= 1) return null
  return (
    <Banner tone="warn" title={t('counting_title', { share: formatProgress(Math.min(progress, 0.99)) })}>
      {t('counting_text')}
    </Banner>
  )
}
