import { type ScaleFunction, useXAxisScale, useYAxisScale } from 'recharts'
import type { SeriesLook } from './series-colours.ts'

/** More would be thin as hairs: no gap between them then, which makes one surface of them. */
const MOST_BARS = 120
const WIDEST_PX = 48
/** Of its step's width. */
const SHARE = 0.8

interface Stack {
  /** null: the others. */
  readonly name: string | null
  readonly look: SeriesLook | undefined
  /** In the axis's unit, one for each step. */
  readonly values: readonly (number | null)[]
}

/**
 * Inside of a chart: bars on top of each other, the first at the bottom. A path for each colour: of the chart's own bars
 * each is a component and three elements, and five hundred of them take longer to draw than the rest of the screen.
 */
export function StackedBars({
  steps,
  stacks,
}: {
  /** Where each step stands on the axis. */
  readonly steps: readonly { readonly at: number }[]
  readonly stacks: readonly Stack[]
}) {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  const band = bandOf(steps, xOf)
  if (xOf === undefined || yOf === undefined || band === null) return null
  const width = steps.length > MOST_BARS ? band : Math.min(WIDEST_PX, Math.floor(band * SHARE) || band)
  const lefts = steps.map(({ at }) => (xOf(at, { position: 'middle' }) ?? 0) - width / 2)
  const heights = steps.map(() => 0)
  return stacks.map(({ name, look, values }) => {
    const bars = values.map((value, index) => {
      if (value === null || value <= 0) return ''
      const from = heights[index] ?? 0
      heights[index] = from + value
      return barPath(lefts[index] ?? 0, width, yOf(from) ?? 0, yOf(from + value) ?? 0)
    })
    return (
      <path
        key={name ?? ' other'}
        d={bars.join('')}
        fill={look?.colour}
        {...(look?.isTwin === true ? { fillOpacity: 0.35, stroke: look.colour } : {})}
      />
    )
  })
}

/** What each step has of the axis. */
function bandOf([first]: readonly { readonly at: number }[], xOf: ScaleFunction | undefined): number | null {
  const start = xOf?.(first?.at, { position: 'start' })
  const end = xOf?.(first?.at, { position: 'end' })
  return start === undefined || end === undefined ? null : end - start
}

/** To a hundredth of a pixel. */
function barPath(left: number, width: number, bottom: number, top: number): string {
  return `M${left.toFixed(2)},${bottom.toFixed(2)}V${top.toFixed(2)}h${width.toFixed(2)}V${bottom.toFixed(2)}z`
}
