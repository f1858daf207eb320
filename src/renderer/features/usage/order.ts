import type { ReportTotals } from '../../../shared/contract/usage.ts'
import type { GroupRow } from './group-cell.tsx'
import { measures } from './measures.ts'
import type { Column, Metric, UsageSearch } from './usage-search.ts'

export interface Order {
  readonly column: Column
  readonly isUp: boolean
}

/** As the address says; else by what the chart shows, and steps of time the newest first. */
export function orderOf({ sort, up, by }: UsageSearch, shown: Metric): Order {
  return { column: sort ?? (by === 'none' ? 'name' : shown), isUp: up === true }
}

export function figureIn(column: Exclude<Column, 'name'>, figures: ReportTotals): number | null {
  return column === 'unpriced' ? figures.unpriced_requests : measures[column].read(figures)
}

/** What was not measured stands last, whichever way about. */
export function sorted(rows: readonly GroupRow[], { column, isUp }: Order): GroupRow[] {
  const sign = isUp ? 1 : -1
  if (column === 'name') {
    // A step's name in the ledger is in the order of time; what it is called is not.
    const called = ({ by, figures, label }: GroupRow) => (by === 'none' ? figures.group : label)
    return rows.toSorted((a, b) => sign * called(a).localeCompare(called(b)))
  }
  return rows.toSorted((a, b) => {
    const [first, second] = [figureIn(column, a.figures), figureIn(column, b.figures)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return sign * (first - second) || b.figures.requests - a.figures.requests
  })
}
