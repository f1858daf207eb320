import { useMutation, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { saveFile } from '../../components/save-file.ts'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { dayName, formatMonth } from '../../format/time.ts'
import { OwnBills } from './own-bills.tsx'

const MONTHS = 24
const formats = ['csv', 'html'] as const

/** What a month cost, as a file for whoever pays. */
export function Statement({ now }: { readonly now: number }) {
  const { t } = useTranslation('usage')
  const { client, queries } = useApi()
  const progress = useQuery(queries.system.status.queryOptions()).data?.totals_progress ?? 1
  const [chosen, setChosen] = useState<string | null>(null)
  const day = new Date(now)
  const months = Array.from({ length: MONTHS }, (_, back) => {
    const at = new Date(day.getFullYear(), day.getMonth() - back).getTime()
    return { name: dayName(at).slice(0, 7), at }
  })
  const month = chosen ?? months[0]?.name ?? ''
  const download = useMutation({
    mutationFn: (format: (typeof formats)[number]) => client.usage.statement({ month, format }),
    onSuccess: ({ file_name, media_type, text }) => saveFile(file_name, new Blob([text], { type: media_type })),
  })
  return (
    <section aria-labelledby="statement" className="border-t pt-4">
      <h2 id="statement" className="font-semibold">
        {t('statement')}
      </h2>
      <p className="mb-2 text-muted">{t('statement_text')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          aria-label={t('month')}
          value={month}
          onChange={({ target }) => setChosen(target.value)}
          className="w-48"
        >
          {months.map(({ name, at }, back) => (
            <option key={name} value={name}>
              {back === 0 ? t('month_so_far', { month: formatMonth(at) }) : formatMonth(at)}
            </option>
          ))}
        </Select>
        {formats.map((format) => (
          <Button
            key={format}
            busy={download.isPending}
            aria-label={t('download_statement', { format: t(`format_${format}`) })}
            onClick={() => download.mutate(format)}
          >
            <Download aria-hidden size={14} strokeWidth={1.75} />
            {t(`format_${format}`)}
          </Button>
        ))}
        {progress < 1 && <span className="text-muted">{t('statement_counting')}</span>}
      </div>
      <OwnBills />
      {download.error !== null && (
        <div className="mt-2 max-w-xl">
          <ErrorState error={asAppError(download.error)} />
        </div>
      )}
    </section>
  )
}
