import type { ReportGroup } from '../../../shared/contract/usage.ts'
import { classNames } from '../../components/class-names.ts'
import type { Bucket } from './period.ts'
import type { SeriesLook } from './series-colours.ts'
import { SeriesMark } from './series-mark.tsx'
import { StepName } from './step-name.tsx'
import { ThroughLink } from './through-link.tsx'
import type { Column, GroupBy, Step } from './usage-search.ts'

/** A line of the table of groups, with all that its cells show. */
export interface GroupRow {
  readonly by: GroupBy
  readonly step: Step
  readonly figures: ReportGroup
  readonly label: string
  readonly look: SeriesLook
  /** Where its name, or the step, leads; its figures lead to the exchanges behind them. */
  readonly href: string | null
  readonly through: (column: Column) => string | null
  /** Of a step of time. */
  readonly bucket: Bucket | undefined
}

/** A group by its name and its colour in the chart, or a step of time. */
export function GroupCell({ row: { by, step, figures, label, look, bucket, href } }: { readonly row: GroupRow }) {
  if (by === 'none') return bucket === undefined ? label : <StepName at={bucket.at} step={step} href={href} />
  return (
    <span className="flex max-w-80 items-center gap-2 max-sm:max-w-44">
      <SeriesMark look={look} />
      <ThroughLink href={href} className="truncate">
        <span className={classNames('truncate', figures.group === '' && 'text-muted')} title={label}>
          {label}
        </span>
      </ThroughLink>
    </span>
  )
}
