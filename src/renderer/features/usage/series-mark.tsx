import { classNames } from '../../components/class-names.ts'
import type { SeriesLook } from './series-colours.ts'

export function SeriesMark({ look: { colour, isTwin } }: { look: SeriesLook }) {
  return (
    <span
      aria-hidden
      className={classNames('inline-block size-2 shrink-0 rounded-[2px]', isTwin && 'border-2')}
      style={isTwin ? { borderColor: colour } : { background: colour }}
    />
  )
}
