import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../format/time.ts'
import { Banner } from './banner.tsx'

/** While a panic lasts, over whatever a user looks at first. `since` in UTC milliseconds; null: there is none. */
export function PanicBanner({ since }: { readonly since: number | null }) {
  const { t } = useTranslation()
  if (since === null) return null
  return (
    <Banner
      tone="bad"
      title={t('panic_since', { time: formatInstant(since) })}
      action={
        <Link to="/privacy" search={{ section: 'panic' }} className="text-accent underline underline-offset-2">
          {t('panic_how_to_end')}
        </Link>
      }
    >
      {t('panic_text')}
    </Banner>
  )
}
