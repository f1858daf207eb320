import type { z } from 'zod'
import type { seriesQuestion, UsageSeries } from '../../../../shared/contract/usage.ts'
import type { Reports } from '../reports/reports.ts'

export type UsageSeriesQuestion = Readonly<z.output<typeof seriesQuestion>> & { readonly includeSandbox: boolean }

/** Throws `report_failed` or `stopping`. */
export function usageSeries(
  reports: Reports,
  { filter, until, ...question }: UsageSeriesQuestion,
): Promise<UsageSeries> {
  const said = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
  return reports.series({ ...question, until, filter: said })
}
