import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from './measures.ts'
import type { SeriesLook } from './series-colours.ts'
import { SeriesMark } from './series-mark.tsx'
import type { UsageView } from './usage-view.ts'

/** One place of the chart's axis. */
export interface Slice {
  readonly at: number
  readonly index: number
  /** Of all groups, in the axis's unit; null where they do not add up. */
  readonly sum: number | null
}

export interface UsageTooltipProps {
  readonly view: UsageView
  readonly looks: readonly SeriesLook[]
  readonly nameOf: (name: string | null) => string
  readonly titleOf: (at: number) => string
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: Slice }[]
}

export function UsageTooltip({ view, looks, nameOf, titleOf, active, payload }: UsageTooltipProps) {
  const { t } = useTranslation('usage')
  const slice = payload?.[0]?.payload
  if (active !== true || slice === undefined) return null
  const { metric, series, sums, by } = view
  const shown = series.flatMap(({ name, values }, index) => {
    const value = values[slice.index]
    const look = looks[index]
    return value && look !== undefined ? [{ name, value, look }] : []
  })
  const sum = sums?.[slice.index]
  return (
    <dl className="grid max-w-72 grid-cols-[auto_auto] gap-x-4 rounded-md border border-line bg-raised px-2.5 py-1.5 text-sm shadow-pop">
      <dt className="font-medium">{titleOf(slice.at)}</dt>
      <dd className="text-right font-medium">{sum === undefined ? '' : formatMeasure(metric, sum)}</dd>
      {by !== 'none' || sum === undefined
        ? shown.map(({ name, value, look }) => (
            <Fragment key={name ?? ' other'}>
              <dt className="flex min-w-0 items-center gap-1.5 text-muted">
                <SeriesMark look={look} />
                <span className="truncate">{nameOf(name)}</span>
              </dt>
              <dd className="text-right">{formatMeasure(metric, value)}</dd>
            </Fragment>
          ))
        : null}
      {shown.length === 0 && <dd className="col-span-2 text-muted">{t('nothing_then')}</dd>}
    </dl>
  )
}
