import { useTranslation } from 'react-i18next'

/** A provider's own word on what it does with data; a dash where none is known. */
export function PolicyLink({ page, of }: { readonly page: string | null; readonly of: string }) {
  const { t } = useTranslation('privacy')
  if (page === null) return <span className="text-muted">{t('none', { ns: 'common' })}</span>
  return (
    <a
      href={page}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t('policy_of', { of })}
      title={page}
      className="text-accent underline underline-offset-2"
    >
      {t('policy_link')}
    </a>
  )
}
