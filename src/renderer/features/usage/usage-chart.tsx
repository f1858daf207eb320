import { useTranslation } from 'react-i18next'
import { Area, Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { classNames } from '../../components/class-names.ts'
import { formatAxisUsd, toUsd } from '../../format/money.ts'
import { formatAxisDuration, formatFigure } from '../../format/number.ts'
import { lineDots } from './line-dots.tsx'
import { addsUp, measures } from './measures.ts'
import { looksOf } from './series-colours.ts'
import { formatStep, tickOf, ticksOf } from './step-names.ts'
import { type Slice, UsageTooltip } from './usage-tooltip.tsx'
import type { UsageView } from './usage-view.ts'

const tick = { fill: 'var(--color-muted)', fontSize: 11 }

/** Of lines that are not drawn: the grid would measure the text of every step to find their places, a tenth of the drawing. */
const nowhere = () => []

/** More would be thin as hairs, and two thousand of them take half a second to draw: steps of one surface then. */
const MOST_BARS = 120

const axes = {
  money: { width: 60, format: formatAxisUsd },
  count: { width: 48, format: formatFigure },
  time: { width: 52, format: formatAxisDuration },
} as const

/** Sums as bars on top of each other, the largest at the bottom; what does not add up as lines. */
export function UsageChart({
  view,
  nameOf,
  onStep,
}: {
  readonly view: UsageView
  readonly nameOf: (name: string | null) => string
  /** A bar was clicked, the how manieth. */
  readonly onStep: (index: number) => void
}) {
  const { t } = useTranslation('usage')
  const { buckets, series, metric, step, by } = view
  const looks = looksOf(series, by)
  const { unit } = measures[metric]
  const axis = axes[unit]
  const scaled = (value: number | null | undefined) => (value == null ? null : unit === 'money' ? toUsd(value) : value)
  const slices: Slice[] = buckets.map(({ at }, index) => ({ at, index }))
  return (
    <div
      role="img"
      aria-label={t('chart_label', { metric: t(metric), step: t(`per_${step}`) })}
      className={classNames('h-full', step !== 'hour' && '[&_*]:cursor-pointer!')}
    >
      <ComposedChart
        responsive
        className="h-full"
        data={slices}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          if (activeTooltipIndex != null) onStep(Number(activeTooltipIndex))
        }}
      >
        <CartesianGrid vertical={false} verticalCoordinatesGenerator={nowhere} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          tickFormatter={tickOf(buckets, step)}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line)' }}
          ticks={ticksOf(buckets)}
          minTickGap={24}
          height={20}
        />
        <YAxis
          width={axis.width}
          tick={tick}
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
        {series.map(({ name, values }, index) => {
          const { colour = '', isTwin = false } = looks[index] ?? {}
          const drawn = {
            dataKey: ({ index: at }: Slice) => scaled(values[at]),
            stroke: colour,
            isAnimationActive: false,
          }
          const filled = {
            ...drawn,
            stackId: 'all',
            fill: colour,
            fillOpacity: isTwin ? 0.35 : 1,
            strokeWidth: isTwin ? 1 : 0,
          }
          const key = name ?? ' other'
          if (!addsUp(metric)) {
            return (
              <Line
                key={key}
                {...drawn}
                type="linear"
                strokeWidth={1.75}
                strokeDasharray={isTwin ? '4 3' : '0'}
                dot={lineDots(values, colour)}
                activeDot={{ r: 3.5 }}
              />
            )
          }
          return buckets.length > MOST_BARS ? (
            <Area key={key} {...filled} type="step" activeDot={false} />
          ) : (
            <Bar key={key} {...filled} maxBarSize={48} />
          )
        })}
      </ComposedChart>
    </div>
  )
}
