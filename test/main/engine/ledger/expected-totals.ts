import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { type Figure, figures } from '../../../../src/shared/figures.ts'

/** What an ended exchange counts for, figure by figure: written apart from the code under test. */
const COUNTS: Readonly<Record<Figure, (row: ExchangeRow) => number | null>> = {
  requests: () => 1,
  errors: (row) => Number(!(row.ended_by === 'complete' && (row.status_code ?? 999) < 400 && row.error_type === null)),
  priced_requests: (row) => Number(row.cost_basis === 'priced'),
  unpriced_requests: (row) => Number(row.cost_basis === 'unpriced'),
  free_requests: (row) => Number(row.cost_basis === 'free'),
  estimated_requests: (row) => Number(row.usage_source === 'estimated'),
  input_tokens: (row) => row.input_tokens,
  output_tokens: (row) => row.output_tokens,
  cache_read_input_tokens: (row) => row.cache_read_input_tokens,
  cache_creation_input_tokens: (row) => row.cache_creation_input_tokens,
  cache_creation_1h_input_tokens: (row) => row.cache_creation_1h_input_tokens,
  reasoning_output_tokens: (row) => row.reasoning_output_tokens,
  input_audio_tokens: (row) => row.input_audio_tokens,
  output_audio_tokens: (row) => row.output_audio_tokens,
  media_milli_units: (row) => Math.round((row.media_units ?? 0) * 1000),
  cost_nano_usd: (row) => row.cost_nano_usd,
  attempts: (row) => row.attempts,
  request_bytes: (row) => row.request_bytes,
  response_bytes: (row) => row.response_bytes,
}

export function expectedTotals(rows: readonly ExchangeRow[]): Record<Figure, number> {
  const sumOf = (figure: Figure) => rows.reduce((sum, row) => sum + (COUNTS[figure](row) ?? 0), 0)
  return Object.fromEntries(figures.map((figure) => [figure, sumOf(figure)])) as Record<Figure, number>
}

export const modelOf = (row: ExchangeRow): string => row.response_model ?? row.request_model ?? ''

/** The totals of each period and group, in the form in which `storedTotals` reads them. */
export function expectedByGroup(rows: readonly ExchangeRow[], letters: 10 | 13): Map<string, Record<Figure, number>> {
  const nameOf = (row: ExchangeRow) =>
    [row.local_hour.slice(0, letters), row.provider_name, modelOf(row), row.client_key_id, row.project, row.tool]
      .map((name) => name ?? '')
      .join(' | ')
  const groups = new Map<string, ExchangeRow[]>()
  for (const row of rows) {
    const group = groups.get(nameOf(row))
    if (group) group.push(row)
    else groups.set(nameOf(row), [row])
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(sorted.map(([name, group]) => [name, expectedTotals(group)]))
}
