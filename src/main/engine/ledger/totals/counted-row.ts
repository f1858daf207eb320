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

export type Sums = Record<Figure, number>

export function noSums(): Sums {
  return Object.fromEntries(figures.map((figure) => [figure, 0])) as Sums
}

/** Adds what one ended exchange counts for, `sign` times. Each line by itself: a loop over names takes twice as long. */
export function addFigures(sums: Sums, row: CountedRow, sign: 1 | -1): void {
  sums.requests += sign
  if (!isOk(row)) sums.errors += sign
  if (row.cost_basis === 'priced') sums.priced_requests += sign
  if (row.cost_basis === 'unpriced') sums.unpriced_requests += sign
  if (row.cost_basis === 'free') sums.free_requests += sign
  if (row.usage_source === 'estimated') sums.estimated_requests += sign
  sums.input_tokens += sign * (row.input_tokens ?? 0)
  sums.output_tokens += sign * (row.output_tokens ?? 0)
  sums.cache_read_input_tokens += sign * (row.cache_read_input_tokens ?? 0)
  sums.cache_creation_input_tokens += sign * (row.cache_creation_input_tokens ?? 0)
  sums.cache_creation_1h_input_tokens += sign * (row.cache_creation_1h_input_tokens ?? 0)
  sums.reasoning_output_tokens += sign * (row.reasoning_output_tokens ?? 0)
  sums.input_audio_tokens += sign * (row.input_audio_tokens ?? 0)
  sums.output_audio_tokens += sign * (row.output_audio_tokens ?? 0)
  sums.media_milli_units += sign * Math.round((row.media_units ?? 0) * 1000)
  sums.cost_nano_usd += sign * (row.cost_nano_usd ?? 0)
  sums.attempts += sign * row.attempts
  sums.request_bytes += sign * (row.request_bytes ?? 0)
  sums.response_bytes += sign * (row.response_bytes ?? 0)
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
