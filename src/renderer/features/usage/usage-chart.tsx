import { useTranslation } from 'react-i18next'
import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { classNames } from '../../components/class-names.ts'
import { formatAxisUsd, toUsd } from '../../format/money.ts'
import { formatAxisDuration, formatFigure } from '../../format/number.ts'
import { axisText } from './axis-text.tsx'
import { lineDots } from './line-dots.tsx'
import { addsUp, measures } from './measures.ts'
import { StackedBars } from './stacked-bars.tsx'
import { formatStep, nameWidth, tickOf, ticksOf } from './step-names.ts'
import { type Slice, UsageTooltip } from './usage-tooltip.tsx'
import type { UsageView } from './usage-view.ts'

/** Of its box: `h-64`. */
const HEIGHT = 256
const MARGIN = { top: 8, right: 4, bottom: 0, left: 0 }

/** Of lines that are not drawn: the grid would measure the text of every step to find their places, a tenth of the drawing. */
const nowhere = () => []

const axes = {
  money: { width: 60, format: formatAxisUsd },
  // German and others write out 800.000 where English has 800K.
  count: { width: 56, format: formatFigure },
  time: { width: 52, format: formatAxisDuration },
} as const

/** Sums as bars on top of each other, the largest at the bottom; what does not add up as lines. */
export function UsageChart({
  width,
  view,
  nameOf,
  onStep,
}: {
  readonly width: number
  readonly view: UsageView
  readonly nameOf: (name: string | null) => string
  /** A bar was clicked, the how manieth. */
  readonly onStep: (index: number) => void
}) {
  const { t } = useTranslation('usage')
  const { buckets, series, looks, sums, metric, step } = view
  const { unit } = measures[metric]
  const axis = axes[unit]
  const isStacked = addsUp(metric)
  const scaled = (value: number | null) => (value !== null && unit === 'money' ? toUsd(value) : value)
  const drawn = series.map(({ name, values }, index) => ({ name, look: looks[index], values: values.map(scaled) }))
  const slices: Slice[] = buckets.map(({ at }, index) => ({ at, index, sum: scaled(sums?.[index] ?? null) }))
  return (
    <div
      role="img"
      aria-label={t('chart_label', { metric: t(metric), step: t(`per_${step}`) })}
      className={classNames('h-full', step !== 'hour' && '[&_*]:cursor-pointer!')}
    >
      <ComposedChart
        width={width}
        height={HEIGHT}
        data={slices}
        margin={MARGIN}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          if (activeTooltipIndex != null) onStep(Number(activeTooltipIndex))
        }}
      >
        <CartesianGrid vertical={false} verticalCoordinatesGenerator={nowhere} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          scale={isStacked ? 'band' : 'point'}
          tickFormatter={tickOf(buckets, step)}
          tick={axisText({ end: width - MARGIN.right, half: nameWidth(buckets, step) / 2 })}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line)' }}
          ticks={ticksOf(buckets, step, width - axis.width)}
          interval={0}
          height={20}
        />
        <YAxis
          width={axis.width}
          tick={axisText()}
          interval={0}
          tickLine={false}
          axisLine={false}
          allowDecimals={unit === 'money'}
          tickCount={5}
          niceTicks="snap125"
          tickFormatter={axis.format}
        />
        <Tooltip
          cursor={{ stroke: 'var(--color-edge)' }}
          content={<UsageTooltip view={view} looks={looks} nameOf={nameOf} titleOf={(at) => formatStep(at, step)} />}
          isAnimationActive={false}
        />
        {isStacked ? (
          <>
            {/* Draws nothing: the axis finds the largest sum by it, and the pointer its step. */}
            <Line dataKey="sum" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
            <StackedBars steps={slices} stacks={drawn} />
          </>
        ) : (
          drawn.map(({ name, look, values }) => (
            <Line
              key={name ?? ' other'}
              dataKey={({ index }: Slice) => values[index]}
              stroke={look?.colour ?? ''}
              isAnimationActive={false}
              type="linear"
              strokeWidth={1.75}
              strokeDasharray={look?.isTwin === true ? '4 3' : '0'}
              dot={lineDots(values, look?.colour ?? '')}
              activeDot={{ r: 3.5 }}
            />
          ))
        )}
      </ComposedChart>
    </div>
  )
}
