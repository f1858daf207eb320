import { useTranslation } from 'react-i18next'

/** A bill with a zigzag of a W on it. */
export function Logo() {
  const { t } = useTranslation('app')
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden="true" viewBox="0 0 16 16" width="18" height="18" className="text-accent">
        <path d="M3 1.75h7L13 5v9.25H3Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
        <path
          d="m5 7 1.25 4L8 7.5 9.75 11 11 7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <span className="font-semibold text-lg">{t('name')}</span>
    </span>
  )
}
