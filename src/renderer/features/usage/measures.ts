import type { ReportTotals, SeriesMeasure } from '../../../shared/contract/usage.ts'
import { formatSum } from '../../format/money.ts'
import { formatCount, formatDuration, formatFigure } from '../../format/number.ts'
import type { Metric } from './usage-search.ts'

export interface Measure {
  readonly unit: 'money' | 'count' | 'time'
  /** Where the engine tells it step by step. */
  readonly series: SeriesMeasure
  /** Nano-dollars, a number, or milliseconds; null where nothing was measured. */
  readonly read: (figures: ReportTotals) => number | null
}

/** Money and counts add up over groups and days; how fast answers were does not. */
export const measures: Readonly<Record<Metric, Measure>> = {
  cost: { unit: 'money', series: 'cost_nano_usd', read: ({ cost_nano_usd }) => cost_nano_usd },
  requests: { unit: 'count', series: 'requests', read: ({ requests }) => requests },
  errors: { unit: 'count', series: 'errors', read: ({ errors }) => errors },
  tokens_in: { unit: 'count', series: 'input_tokens', read: ({ input_tokens }) => input_tokens },
  cached: {
    unit: 'count',
    series: 'cache_read_input_tokens',
    read: ({ cache_read_input_tokens }) => cache_read_input_tokens,
  },
  tokens_out: { unit: 'count', series: 'output_tokens', read: ({ output_tokens }) => output_tokens },
  latency_p50: { unit: 'time', series: 'latency_p50', read: ({ latency_ms }) => latency_ms?.p50 ?? null },
  latency_p90: { unit: 'time', series: 'latency_p90', read: ({ latency_ms }) => latency_ms?.p90 ?? null },
  first_chunk: {
    unit: 'time',
    series: 'first_chunk_p50',
    read: ({ time_to_first_chunk_ms }) => time_to_first_chunk_ms?.p50 ?? null,
  },
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
