import type { XAxisTickContentProps } from 'recharts'

type Tick = Omit<XAxisTickContentProps, 'orientation' | 'padding'>

/** What no text goes beyond, and the most that one reaches to each side. */
interface Bounds {
  readonly end: number
  readonly half: number
}

/**
 * Draws an axis's texts in place of the chart itself, which measures each: that lays out the whole screen in the middle of
 * its being drawn.
 */
export function axisText({ end, half }: Bounds = { end: Number.POSITIVE_INFINITY, half: 0 }) {
  return ({ x, y, payload, index, tickFormatter, textAnchor, verticalAnchor }: Tick) => {
    const isCut = Number(x) + half > end
    return (
      <text
        x={isCut ? end : x}
        y={y}
        dy={verticalAnchor === 'start' ? '0.71em' : '0.355em'}
        textAnchor={isCut ? 'end' : textAnchor}
        fill="var(--color-muted)"
        fontSize={11}
      >
        {tickFormatter?.(payload.value, index)}
      </text>
    )
  }
}
