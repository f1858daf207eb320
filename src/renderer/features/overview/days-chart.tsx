import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, Cell, Tooltip, XAxis, YAxis } from 'recharts'
import { formatAxisUsd, formatSum, toUsd } from '../../format/money.ts'
import { formatCount, formatFigure } from '../../format/number.ts'
import { formatDate, formatDay } from '../../format/time.ts'
import type { Day } from './days.ts'
import type { Metric } from './overview-search.ts'

const tick = { fill: 'var(--color-muted)', fontSize: 11 }

interface TooltipProps {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: Day }[]
}

function DayTooltip({ active, payload }: TooltipProps) {
  const { t } = useTranslation('overview')
  const day = payload?.[0]?.payload
  if (active !== true || day === undefined) return null
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-4 rounded-md border border-line bg-raised px-2.5 py-1.5 text-sm shadow-pop">
      <dt className="col-span-2 font-medium">{formatDate(day.at)}</dt>
      <dt className="text-muted">{t('requests')}</dt>
      <dd className="text-right">{formatCount(day.requests)}</dd>
      <dt className="text-muted">{t('cost')}</dt>
      <dd className="text-right">{formatSum(day.cost_nano_usd)}</dd>
      <dt className="text-muted">{t('errors')}</dt>
      <dd className="text-right">{formatCount(day.errors)}</dd>
    </dl>
  )
}

export function DaysChart({ days, metric, onlyToday }: { days: Day[]; metric: Metric; onlyToday: boolean }) {
  const { t } = useTranslation('overview')
  return (
    <div role="img" aria-label={t('chart_label', { metric: t(metric) })} className="h-full">
      <BarChart
        responsive
        className="h-full"
        data={days}
        margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="at"
          tickFormatter={formatDay}
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: 'var(--color-line)' }}
          minTickGap={24}
          height={20}
        />
        <YAxis
          width={metric === 'cost' ? 56 : 44}
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDecimals={metric === 'cost'}
          tickCount={4}
          niceTicks="snap125"
          tickFormatter={(value: number) => (metric === 'cost' ? formatAxisUsd(value) : formatFigure(value))}
        />
        <Tooltip cursor={{ fill: 'var(--color-hover)' }} content={<DayTooltip />} isAnimationActive={false} />
        <Bar
          dataKey={(day: Day) => (metric === 'cost' ? toUsd(day.cost_nano_usd) : day.requests)}
          maxBarSize={48}
          radius={[2, 2, 0, 0]}
          isAnimationActive={false}
        >
          {days.map((day, index) => (
            <Cell
              key={day.at}
              fill={onlyToday && index < days.length - 1 ? 'var(--color-edge)' : 'var(--color-accent)'}
              fillOpacity={onlyToday && index < days.length - 1 ? 0.55 : 1}
            />
          ))}
        </Bar>
      </BarChart>
    </div>
  )
}
