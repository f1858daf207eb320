import type { ReportGroup, ReportTotals } from '../../../shared/contract/usage.ts'
import { addsUp, measures } from './measures.ts'
import type { Bucket, Period } from './period.ts'
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
  readonly buckets: readonly Bucket[]
  readonly series: readonly Series[]
  /** Of each bucket, over all groups; null where the metric does not add up. */
  readonly sums: readonly number[] | null
  readonly isReady: boolean
}

/** The largest, those of nothing left out. What does not add up: of the most used. */
export function topNames(groups: readonly ReportGroup[], metric: Metric): string[] {
  const { read } = measures[addsUp(metric) ? metric : 'requests']
  const size = (group: ReportGroup) => read(group) ?? 0
  return groups
    .filter((group) => size(group) > 0)
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, TOP)
    .map(({ group }) => group)
}

/** What was told of one group, or of all of them, by step. */
export type Steps = readonly { readonly step: string; readonly figures: ReportTotals }[]

export function valuesIn(steps: Steps, { buckets }: Period, metric: Metric): (number | null)[] {
  const { read } = measures[metric]
  const values = new Map(steps.map(({ step, figures }) => [step, read(figures)]))
  return buckets.map(({ name }) => values.get(name) ?? (addsUp(metric) ? 0 : null))
}

/** Sums of several groups, by bucket. */
export function sumOf(values: readonly (readonly (number | null)[])[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => values.reduce((sum, of) => sum + (of[index] ?? 0), 0))
}

/** Of one series, over all buckets. */
export function sumOver(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/** The top ones, and what is left of the sums as "Other", if anything is. */
export function withOther(top: readonly Series[], sums: readonly number[] | null): Series[] {
  if (sums === null) return [...top]
  const shown = sumOf(
    top.map(({ values }) => values),
    sums.length,
  )
  // Another exchange may have ended between two answers: no part is less than nothing.
  const rest = sums.map((sum, index) => Math.max(0, sum - (shown[index] ?? 0)))
  return rest.some((value) => value > 0) ? [...top, { name: null, values: rest }] : [...top]
}
