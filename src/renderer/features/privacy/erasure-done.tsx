import { useTranslation } from 'react-i18next'
import type { ErasureReport } from '../../../shared/contract/privacy.ts'
import { Button } from '../../components/button.tsx'
import { ErasureFigures } from './erasure-figures.tsx'

/** The end of a dialog that erased or corrected. What had the focus is gone: the one button left takes it. */
export function ErasureDone({
  report,
  what,
  onClose,
}: {
  readonly report: ErasureReport
  readonly what: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <ErasureFigures report={report} what={what} />
      <div className="mt-4 flex justify-end">
        <Button ref={(button) => button?.focus()} look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </>
  )
}
