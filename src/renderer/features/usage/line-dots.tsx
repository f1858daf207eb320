import type { DotItemDotProps, LineProps } from 'recharts'

/** More of them hide the line, and a thousand take as long to draw as all the rest. */
const MOST_DOTS = 60

/** The dots of a line: all where there are few values; else of lone ones, which no line would show. */
export function lineDots(values: readonly (number | null)[], fill: string): NonNullable<LineProps['dot']> {
  const look = { r: 2, fill, strokeWidth: 0 }
  if (values.length <= MOST_DOTS) return look
  const isLone = (at: number) => values[at] != null && values[at - 1] == null && values[at + 1] == null
  if (!values.some((_, at) => isLone(at))) return false
  return ({ index, cx, cy }: DotItemDotProps) =>
    isLone(index) ? <circle cx={cx} cy={cy} className="recharts-dot" {...look} /> : null
}
