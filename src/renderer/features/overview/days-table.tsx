import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { formatSum } from '../../format/money.ts'
import { formatCount, formatShare } from '../../format/number.ts'
import { formatDate } from '../../format/time.ts'
import type { Day } from './days.ts'

const helper = createColumnHelper<typeof dataTableFeatures, Day>()

/** The chart's figures, newest day first. */
export function DaysTable({ days }: { days: Day[] }) {
  const { t } = useTranslation('overview')
  const columns = useMemo(() => {
    const figure = (id: string, header: string, cell: (day: Day) => string) =>
      helper.display({ id, header, cell: ({ row }) => cell(row.original), meta: { align: 'right' } })
    return [
      helper.display({ id: 'day', header: t('day'), cell: ({ row }) => formatDate(row.original.at) }),
      figure('requests', t('requests'), (day) => formatCount(day.requests)),
      figure('cost', t('cost'), (day) => formatSum(day.cost_nano_usd)),
      figure('in', t('tokens_in'), (day) => formatCount(day.input_tokens)),
      figure('out', t('tokens_out'), (day) => formatCount(day.output_tokens)),
      figure('hits', t('cache_hits'), (day) => formatShare(day.cache_read_input_tokens, day.input_tokens) ?? '—'),
      figure('errors', t('errors'), (day) => formatCount(day.errors)),
    ]
  }, [t])
  const rows = useMemo(() => days.toReversed(), [days])
  return (
    <DataTable
      caption={t('days_table')}
      columns={columns}
      rows={rows}
      rowId={({ at }) => String(at)}
      className="h-full overflow-y-auto rounded-md border"
    />
  )
}
