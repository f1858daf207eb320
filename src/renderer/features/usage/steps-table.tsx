import { createColumnHelper } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../components/class-names.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { formatMeasure } from './measures.ts'
import type { Bucket } from './period.ts'
import { SeriesMark } from './series-mark.tsx'
import { StepName } from './step-name.tsx'
import type { Step } from './usage-search.ts'
import { sumOver, type UsageView } from './usage-view.ts'
import { useStepHref } from './use-step-href.ts'

interface Row {
  readonly bucket: Bucket
  readonly step: Step
  readonly index: number
  readonly href: string | null
}

const helper = createColumnHelper<typeof dataTableFeatures, Row>()

/** Head and totals stay where they are while the steps between them scroll. */
const stuck = classNames(
  '[&_thead]:sticky [&_thead]:top-0 [&_thead]:bg-canvas [&_thead]:shadow-[0_1px_0_var(--color-line)]',
  '[&_tfoot]:sticky [&_tfoot]:bottom-0 [&_tfoot]:bg-canvas [&_tfoot]:shadow-[0_-1px_0_var(--color-line)]',
)

/** The same function for good: another one would be another component, and what has the focus in it would lose it. */
const nameCell = ({ row: { original } }: { row: { original: Row } }) => (
  <StepName at={original.bucket.at} step={original.step} href={original.href} />
)

/** The chart's figures, the newest first: a column for each colour, and all of them together. */
export function StepsTable({
  view,
  nameOf,
}: {
  readonly view: UsageView
  readonly nameOf: (name: string | null) => string
}) {
  const { t } = useTranslation('usage')
  const stepHref = useStepHref()
  const { step, metric, buckets } = view
  const columns = useMemo(() => {
    const { by, series, looks, sums } = view
    const figures = (id: string, header: () => ReactNode, values: readonly (number | null)[]) =>
      helper.display({
        id,
        header,
        cell: ({ row }) => formatMeasure(metric, values[row.original.index] ?? null),
        footer: () => (sums === null ? '' : formatMeasure(metric, sumOver(values))),
        meta: { align: 'right' },
      })
    return [
      helper.display({
        id: 'step',
        header: t(`step_${step}`),
        cell: nameCell,
        footer: () => (sums === null ? '' : t('total')),
      }),
      ...(sums !== null && by !== 'none' ? [figures('all', () => t('total'), sums)] : []),
      ...series.map(({ name, values }, index) => {
        const look = looks[index]
        const header = () => (
          <span className="inline-flex items-center gap-1.5">
            {look !== undefined && by !== 'none' && <SeriesMark look={look} />}
            {by === 'none' ? t(metric) : nameOf(name)}
          </span>
        )
        return figures(`of ${name ?? ' other'}`, header, values)
      }),
    ]
  }, [view, step, metric, nameOf, t])
  const rows = useMemo(
    () => buckets.map((bucket, index) => ({ bucket, step, index, href: stepHref(bucket, step) })).toReversed(),
    [buckets, step, stepHref],
  )
  return (
    <DataTable
      caption={t('steps_table', { metric: t(metric), step: t(`per_${step}`) })}
      columns={columns}
      rows={rows}
      rowId={({ bucket }) => bucket.name}
      className={`h-full overflow-y-auto rounded-md border ${stuck}`}
    />
  )
}
