import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../components/banner.tsx'
import { formatInstant, formatRelative } from '../../format/time.ts'

/** Over every section while a panic lasts. */
export function PanicBanner({ since, now }: { readonly since: number | null; readonly now: number }) {
  const { t } = useTranslation('privacy')
  if (since === null) return null
  return (
    <Banner
      tone="bad"
      title={t('panic_since', { when: formatRelative(since, now), time: formatInstant(since) })}
      action={
        <Link to="/privacy" search={{ section: 'panic' }} className="text-accent underline underline-offset-2">
          {t('panic_how_to_end')}
        </Link>
      }
    >
      {t('panic_banner_text')}
    </Banner>
  )
}
