import { useTranslation } from 'react-i18next'
import type { ErasureReport } from '../../../shared/contract/privacy.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { formatBytes, formatCount } from '../../format/number.ts'

/** What an erasure came to: before and after, and whether the bytes are gone from the file. */
export function ErasureFigures({ report, what }: { readonly report: ErasureReport; readonly what: string }) {
  const { t } = useTranslation('privacy')
  const line = (name: string, before: string, after: string) => (
    <tr className="border-b">
      <th scope="row" className="h-8 text-left font-normal">
        {name}
      </th>
      <td className="text-right">{before}</td>
      <td className="text-right">{after}</td>
    </tr>
  )
  const header = (text: string) => (
    <th scope="col" className="h-7 text-right font-medium text-muted text-sm">
      {text}
    </th>
  )
  return (
    <div role="status" className="space-y-2">
      <p className="font-medium">
        {formatCount(report.purged)} {what}
      </p>
      <table className="w-full border-collapse">
        <caption className="sr-only">{t('report')}</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className="h-7 text-left">
              <span className="sr-only">{t('report')}</span>
            </th>
            {header(t('report_before'))}
            {header(t('report_after'))}
          </tr>
        </thead>
        <tbody>
          {line(t('report_rows'), formatCount(report.rows_before), formatCount(report.rows_after))}
          {line(t('report_bytes'), formatBytes(report.bytes_before), formatBytes(report.bytes_after))}
        </tbody>
      </table>
      <p className="flex items-start gap-2">
        <StateMark
          shape={report.scrubbed ? 'dot' : 'triangle'}
          tone={report.scrubbed ? 'good' : 'warn'}
          className="mt-1.25"
        />
        <span>{t(report.scrubbed ? 'report_scrubbed' : 'report_not_scrubbed')}</span>
      </p>
    </div>
  )
}
