import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { allInputOf, type BillComparison, type BillSides } from '../../../shared/contract/billing.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { formatCost } from '../../format/money.ts'
import { formatCount, formatPercent } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'
import type { BillGrouping } from './providers-search.ts'

interface Row extends BillSides {
  readonly day: string
  readonly item: string
}

const helper = createColumnHelper<typeof dataTableFeatures, Row>()

function rowsOf({ days, items, lines }: BillComparison, by: BillGrouping): Row[] {
  switch (by) {
    case 'day':
      return days.filter(({ state }) => state === 'compared').map((day) => ({ ...day, item: '' }))
    case 'model':
      return items.map((item) => ({ ...item, day: '' }))
    case 'both':
      return [...lines]
  }
}

const input = (of: BillSides['provider']) => allInputOf(of)

/** Each figure: what Waybill has, what the provider says, and what they differ by. */
const figures = [
  { id: 'waybill', value: ({ waybill }: BillSides) => money(waybill?.cost_nano_usd) },
  { id: 'provider', value: ({ provider }: BillSides) => money(provider?.cost_nano_usd) },
  { id: 'difference', value: ({ difference }: BillSides) => signed(difference?.cost_nano_usd, money) },
  { id: 'percent', value: ({ difference }: BillSides) => signed(difference?.percent ?? undefined, formatPercent) },
  { id: 'input', value: ({ waybill }: BillSides) => count(input(waybill)), className: 'max-xl:hidden' },
  { id: 'input_provider', value: ({ provider }: BillSides) => count(input(provider)), className: 'max-xl:hidden' },
  { id: 'output', value: ({ waybill }: BillSides) => count(waybill?.output_tokens), className: 'max-xl:hidden' },
  {
    id: 'output_provider',
    value: ({ provider }: BillSides) => count(provider?.output_tokens),
    className: 'max-xl:hidden',
  },
] as const

export function BillComparisonTable({ comparison, by }: { comparison: BillComparison; by: BillGrouping }) {
  const { t } = useTranslation('providers')
  const { total, reasons } = comparison
  const rows = useMemo(() => rowsOf(comparison, by), [comparison, by])
  const columns = useMemo(() => {
    const names = [
      ...(by === 'model'
        ? []
        : [
            helper.display({
              id: 'day',
              header: t('bill_day'),
              cell: ({ row }) => row.original.day,
              footer: t('bill_total'),
            }),
          ]),
      ...(by === 'day'
        ? []
        : [
            helper.display({
              id: 'item',
              header: t('bill_item'),
              cell: ({ row }) => (
                <span className="block max-w-72 truncate" title={row.original.item}>
                  {row.original.item}
                </span>
              ),
              footer: by === 'model' ? t('bill_total') : '',
            }),
          ]),
    ]
    return [
      ...names,
      ...figures.map((figure) =>
        helper.display({
          id: figure.id,
          header: t(`bill_${figure.id}`),
          meta: { align: 'right', ...('className' in figure ? { className: figure.className } : {}) },
          cell: ({ row }) => figure.value(row.original),
          footer: total === null ? '' : figure.value(total),
        }),
      ),
    ]
  }, [by, t, total])
  return (
    <>
      <DataTable
        caption={t('bill_caption', { name: comparison.provider })}
        className="border-t"
        columns={columns}
        rows={rows}
        rowId={({ day, item }) => `${day} ${item}`}
      />
      {reasons.length > 0 && (
        <div className="border-t px-4 py-3">
          <h3 className="font-medium">{t('bill_reasons')}</h3>
          <ul className="mt-1 max-w-prose list-disc space-y-1 pl-4 text-muted marker:text-muted">
            {reasons.map(({ reason, message }) => (
              <li key={reason}>{engineWords(message)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const NOTHING = '—'

function money(nanoUsd: number | undefined): string {
  return nanoUsd === undefined ? NOTHING : formatCost(nanoUsd)
}

function count(value: number | null | undefined): string {
  return value === null || value === undefined ? NOTHING : formatCount(value)
}

/** With its sign, both ways: which of the two is larger is the question here. */
function signed(value: number | undefined, format: (value: number) => string): string {
  if (value === undefined) return NOTHING
  const sign = value === 0 ? '' : value < 0 ? '−' : '+'
  return `${sign}${format(Math.abs(value))}`
}
