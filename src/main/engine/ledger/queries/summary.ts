import type { Grouping, UsageGroup, UsageTotals } from '../../../../shared/contract/usage.ts'
import type { Reports } from '../reports/reports.ts'
import { usageReport } from './usage-report.ts'

export interface SummaryOptions {
  /** UTC milliseconds. */
  readonly since: number
  readonly by?: Grouping | undefined
  readonly includeSandbox: boolean
}

export interface Summary {
  readonly totals: UsageTotals
  /** Days in order; other groups by cost, then by requests, the largest first. */
  readonly groups: UsageGroup[]
  readonly totals_ready: boolean
}

/** What a page shows at a glance: a report without its percentiles. */
export async function summary(reports: Reports, options: SummaryOptions): Promise<Summary> {
  const { totals, groups, totals_ready } = await usageReport(reports, { ...options, filter: {}, percentiles: false })
  return {
    totals: plain(totals),
    groups: groups.map(({ then_group: _, ...group }) => ({ ...plain(group), group: group.group })),
    totals_ready,
  }
}

function plain<Totals extends UsageTotals & { latency_ms: unknown; time_to_first_chunk_ms: unknown }>(
  totals: Totals,
): Omit<Totals, 'latency_ms' | 'time_to_first_chunk_ms'> {
  const { latency_ms: _, time_to_first_chunk_ms: __, ...rest } = totals
  return rest
}
