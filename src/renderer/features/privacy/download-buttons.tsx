import { Download as DownloadIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExportFormat } from '../../../shared/contract/privacy.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { asAppError } from '../../data/request-error.ts'
import { formatBytes } from '../../format/number.ts'
import { RunningJob } from './running-job.tsx'
import type { AccessFormat, Download } from './use-privacy-jobs.ts'

/** A button for each format; while one of them runs, how far it is and a way to stop it. */
export function DownloadButtons<Format extends AccessFormat | ExportFormat>({
  job,
  formats,
  what,
}: {
  readonly job: Download<Format>
  readonly formats: readonly Format[]
  readonly what: string
}) {
  const { t } = useTranslation('privacy')
  const nameOf = (format: AccessFormat | ExportFormat) => t(`format_${format}`)
  return (
    <>
      {job.isRunning ? (
        <RunningJob text={t('gathered', { size: formatBytes(job.bytes) })} onCancel={job.cancel} />
      ) : (
        formats.map((format) => (
          <Button
            key={format}
            aria-label={t('download_as', { what, format: nameOf(format) })}
            onClick={() => job.start(format)}
          >
            <DownloadIcon aria-hidden size={14} strokeWidth={1.75} />
            {nameOf(format)}
          </Button>
        ))
      )}
      {job.error !== null && !job.isRunning && (
        <div className="w-full max-w-md">
          <ErrorState error={asAppError(job.error)} />
        </div>
      )}
    </>
  )
}
