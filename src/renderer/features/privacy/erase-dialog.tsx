import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErasureReport, PurgeScope } from '../../../shared/contract/privacy.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { useCancellable } from '../../data/use-cancellable.ts'
import { EraseForm } from './erase-form.tsx'
import { ErasureDone } from './erasure-done.tsx'

/** Asks what is to go, says what that is, erases, and shows what it came to. */
export function EraseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('privacy')
  const { client, queryClient } = useApi()
  const [report, setReport] = useState<ErasureReport | null>(null)
  const erase = useCancellable(async (scope: PurgeScope, signal) => {
    setReport(await client.privacy.purge(scope, { signal }))
    // Whatever was shown of exchanges, totals, keys and status may be gone.
    void queryClient.invalidateQueries()
  })
  return (
    <Dialog
      open
      sticky={erase.isRunning}
      onClose={onClose}
      title={t(report === null ? 'right_erasure' : 'erased_title')}
      description={report === null ? t('erase_text') : undefined}
      width="max-w-lg"
    >
      {report === null ? (
        <EraseForm erase={erase} onClose={onClose} />
      ) : (
        <ErasureDone report={report} what={t('exchanges_erased', { count: report.purged })} onClose={onClose} />
      )}
    </Dialog>
  )
}
