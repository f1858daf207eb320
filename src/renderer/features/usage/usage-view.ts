import type { ReportGroup, ReportTotals, UsageReport } from '../../../shared/contract/usage.ts'
import { addsUp } from './measures.ts'
import type { Bucket } from './period.ts'
import type { SeriesLook } from './series-colours.ts'
import type { GroupBy, Metric, Step } from './usage-search.ts'

/** With "Other", six: as many colours as can be told apart. */
export const TOP = 5

/** One colour of the chart: a value for each bucket, in their order. */
export interface Series {
  /** The ledger's name, which may be empty; null: all the others together. */
  readonly name: string | null
  readonly values: readonly (number | null)[]
}

/** One answer: the chart, its table and the table of groups are all made from it. */
export interface UsageView {
  readonly by: GroupBy
  readonly step: Step
  readonly metric: Metric
  /** What is shown where nothing else was chosen. */
  readonly usual: Metric
  readonly totals: ReportTotals
  readonly groups: readonly ReportGroup[]
  /** What is left of more of them than are told one by one. */
  readonly others: UsageReport['others']
  readonly buckets: readonly Bucket[]
  readonly series: readonly Series[]
  /** Of each series, in their order. */
  readonly looks: readonly SeriesLook[]
  /** Of each bucket, over all groups; null where the metric does not add up. */
  readonly sums: readonly number[] | null
  readonly isReady: boolean
}

/** By the names of steps: a value for each bucket, also for those in which nothing happened. */
export function inBuckets(
  buckets: readonly Bucket[],
  metric: Metric,
  values: ReadonlyMap<string, number | null>,
): (number | null)[] {
  return buckets.map(({ name }) => values.get(name) ?? (addsUp(metric) ? 0 : null))
}

/** Of one series, over all buckets. */
export function sumOver(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** The top ones, and what is left of the sums as "Other", if anything is. */
export function withOther(top: readonly Series[], sums: readonly number[] | null): Series[] {
  if (sums === null) return [...top]
  const rest = sums.map((sum, index) => sum - top.reduce((shown, { values }) => shown + (values[index] ?? 0), 0))
  return rest.some((value) => value > 0) ? [...top, { name: null, values: rest }] : [...top]
}
