import { type Figure, figures } from '../../../../shared/figures.ts'
import type { StoredExchange } from '../tables.ts'
import { bucketOf } from './histogram.ts'

/** What totals have to know of an exchange. */
export const countedColumns = [
  'id',
  'local_hour',
  'provider_name',
  'response_model',
  'request_model',
  'client_key_id',
  'project',
  'tool',
  'ended_by',
  'status_code',
  'error_type',
  'usage_source',
  'cost_basis',
  'input_tokens',
  'output_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'cache_creation_1h_input_tokens',
  'reasoning_output_tokens',
  'input_audio_tokens',
  'output_audio_tokens',
  'media_units',
  'cost_nano_usd',
  'attempts',
  'request_bytes',
  'response_bytes',
  'latency_ms',
  'time_to_first_chunk_ms',
] as const satisfies readonly (keyof StoredExchange)[]

export type CountedRow = Pick<StoredExchange, (typeof countedColumns)[number]>

/** Answered to its end, below 400, with no error inside the stream: as `queries/outcome.ts` says it in SQL. */
export function isOk({ ended_by, status_code, error_type }: CountedRow): boolean {
  return ended_by === 'complete' && status_code !== null && status_code < 400 && error_type === null
}

/** Adds what one ended exchange counts for, `sign` times, to figures in the order of `figures`. */
export function addFigures(sums: number[], row: CountedRow, sign: 1 | -1): void {
  const counted: Record<Figure, number | null> = {
    requests: 1,
    errors: isOk(row) ? 0 : 1,
    priced_requests: row.cost_basis === 'priced' ? 1 : 0,
    unpriced_requests: row.cost_basis === 'unpriced' ? 1 : 0,
    free_requests: row.cost_basis === 'free' ? 1 : 0,
    estimated_requests: row.usage_source === 'estimated' ? 1 : 0,
    input_tokens: row.input_tokens,
    output_tokens: row.output_tokens,
    cache_read_input_tokens: row.cache_read_input_tokens,
    cache_creation_input_tokens: row.cache_creation_input_tokens,
    cache_creation_1h_input_tokens: row.cache_creation_1h_input_tokens,
    reasoning_output_tokens: row.reasoning_output_tokens,
    input_audio_tokens: row.input_audio_tokens,
    output_audio_tokens: row.output_audio_tokens,
    media_milli_units: row.media_units === null ? 0 : Math.round(row.media_units * 1000),
    cost_nano_usd: row.cost_nano_usd,
    attempts: row.attempts,
    request_bytes: row.request_bytes,
    response_bytes: row.response_bytes,
  }
  figures.forEach((figure, index) => {
    sums[index] = (sums[index] ?? 0) + sign * (counted[figure] ?? 0)
  })
}

/** The bucket of a duration. A failure's haste says nothing of how fast answers are: only good ones count. */
export function countedBucket(row: CountedRow, measure: 'latency_ms' | 'time_to_first_chunk_ms'): number | null {
  const ms = row[measure]
  return ms === null || !isOk(row) ? null : bucketOf(ms)
}

/** What a group of totals is called, each name '' where there is none. */
export interface GroupNames {
  readonly provider_name: string
  readonly model: string
  readonly client_key_id: string
  readonly project: string
  readonly tool: string
}

export function groupOf(row: CountedRow): GroupNames {
  return {
    provider_name: row.provider_name ?? '',
    model: row.response_model ?? row.request_model ?? '',
    client_key_id: row.client_key_id ?? '',
    project: row.project ?? '',
    tool: row.tool ?? '',
  }
}
