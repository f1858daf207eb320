import type { z } from 'zod'
import type {
  Grouping,
  ReportGroup,
  ReportTotals,
  reportQuestion,
  UsageReport,
} from '../../../../shared/contract/usage.ts'
import { AppError } from '../../../../shared/errors.ts'
import { partsOf } from '../reports/period.ts'
import { MAX_LINES, type ReportFigures } from '../reports/question.ts'
import type { Reports } from '../reports/reports.ts'

export type UsageQuestion = Readonly<z.output<typeof reportQuestion>> & {
  readonly includeSandbox: boolean
  /** They cost a second pass over the totals. */
  readonly percentiles: boolean
}

/** `error_rate` and `cache_hit_rate` are of what has ended. Throws `invalid_input` (too long), `report_failed` or `stopping`. */
export async function usageReport(reports: Reports, question: UsageQuestion): Promise<UsageReport> {
  const { since, until, by, then_by, filter, includeSandbox, percentiles } = question
  const groupings = [by, then_by].filter((grouping) => grouping !== undefined)
  const { totals, groups, others, lines, totalsReady } = await reports.report({
    parts: partsOf(since, until, groupings.includes('hour')),
    by: groupings,
    filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    includeSandbox,
    percentiles,
  })
  if (lines > MAX_LINES && others === null) {
    const message = `This report would have ${lines} lines; ${MAX_LINES} are the most.`
    throw new AppError('invalid_input', { message, action: 'Ask for a shorter period, or group by less.' })
  }
  return {
    totals: totalsOf(totals),
    groups: groups
      .map(({ names: [group = '', then_group = null], ...figures }) => ({ group, then_group, ...totalsOf(figures) }))
      .sort(inOrder(groupings)),
    others: others && { groups: lines - groups.length, ...totalsOf(others) },
    totals_ready: totalsReady,
  }
}

function totalsOf({ sums, latency, firstChunk }: ReportFigures): ReportTotals {
  const { media_milli_units, ...figures } = sums
  const ended = sums.priced_requests + sums.unpriced_requests + sums.free_requests
  return {
    ...figures,
    media_units: media_milli_units / 1000,
    error_rate: rate(sums.errors, ended),
    cache_hit_rate: rate(sums.cache_read_input_tokens, sums.input_tokens),
    latency_ms: latency,
    time_to_first_chunk_ms: firstChunk,
  }
}

/** To four places: a hundredth of a per cent. */
function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000
}

type Order = (a: ReportGroup, b: ReportGroup) => number

const PERIODS: readonly Grouping[] = ['hour', 'day', 'month']

/** Periods in order; other groups by cost, then by requests, the largest first. */
function inOrder([by, thenBy]: readonly Grouping[]): Order {
  const first = by !== undefined && PERIODS.includes(by)
  const second = thenBy !== undefined && PERIODS.includes(thenBy)
  return (a, b) => {
    if (first) return compare(a.group, b.group) || (second ? compareThen(a, b) : bySize(a, b))
    // Lines of one group stand together, in the order of their periods.
    if (second) return compare(a.group, b.group) || compareThen(a, b)
    return bySize(a, b)
  }
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
const compareThen: Order = (a, b) => compare(a.then_group ?? '', b.then_group ?? '')
const bySize: Order = (a, b) =>
  b.cost_nano_usd - a.cost_nano_usd || b.requests - a.requests || compare(a.group, b.group) || compareThen(a, b)
