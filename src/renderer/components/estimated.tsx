import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Before a figure that nobody reported: Waybill counted it itself. */
export function Estimated({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <span title={t('estimated')}>
      <span aria-hidden className="text-muted">
        ≈
      </span>
      <span className="sr-only">{t('estimated_short')} </span>
      {children}
    </span>
  )
}
