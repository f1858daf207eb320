import type { ReportTotals } from '../../../shared/contract/usage.ts'
import { formatSum } from '../../format/money.ts'
import { formatCount, formatDuration, formatFigure } from '../../format/number.ts'
import type { Metric } from './usage-search.ts'

export interface Measure {
  readonly unit: 'money' | 'count' | 'time'
  /** Nano-dollars, a number, or milliseconds; null where nothing was measured. */
  readonly read: (figures: ReportTotals) => number | null
}

/** Money and counts add up over groups and days; how fast answers were does not. */
export const measures: Readonly<Record<Metric, Measure>> = {
  cost: { unit: 'money', read: ({ cost_nano_usd }) => cost_nano_usd },
  requests: { unit: 'count', read: ({ requests }) => requests },
  errors: { unit: 'count', read: ({ errors }) => errors },
  tokens_in: { unit: 'count', read: ({ input_tokens }) => input_tokens },
  cached: { unit: 'count', read: ({ cache_read_input_tokens }) => cache_read_input_tokens },
  tokens_out: { unit: 'count', read: ({ output_tokens }) => output_tokens },
  latency_p50: { unit: 'time', read: ({ latency_ms }) => latency_ms?.p50 ?? null },
  latency_p90: { unit: 'time', read: ({ latency_ms }) => latency_ms?.p90 ?? null },
  first_chunk: { unit: 'time', read: ({ time_to_first_chunk_ms }) => time_to_first_chunk_ms?.p50 ?? null },
}

export function addsUp(metric: Metric): boolean {
  return measures[metric].unit !== 'time'
}

export function formatMeasure(metric: Metric, value: number | null, room: 'exact' | 'short' = 'exact'): string {
  if (value === null) return '—'
  switch (measures[metric].unit) {
    case 'money':
      return formatSum(value)
    case 'count':
      return room === 'exact' ? formatCount(value) : formatFigure(value)
    case 'time':
      return formatDuration(value)
  }
}
