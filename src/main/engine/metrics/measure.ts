import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { CounterName, HistogramName } from './instruments.ts'
import type { AttributeSet, Attributes } from './series.ts'

/** Labels that the user chose or that tell of his tools: they go along only if he says so. */
export type OptionalAttribute = 'project' | 'tool'

export interface Figures {
  /** `amount` is whole: see `countedPerUnit`. */
  add(counter: CounterName, amount: number, set: AttributeSet): void
  observe(histogram: HistogramName, value: number, set: AttributeSet): void
}

/** What an exchange that is over adds to the figures. Fields of the ledger's row and nothing else; never the client key. */
export function measure(row: ExchangeRow, optional: readonly OptionalAttribute[], figures: Figures): void {
  const common = commonOf(row, optional)
  const start = JSON.stringify(common)
  const plain = { key: start, common, own: {} }
  const and = (own: Attributes): AttributeSet => ({ key: start + JSON.stringify(own), common, own })

  figures.add(
    'exchanges',
    1,
    and({ 'waybill.cost.basis': row.cost_basis, 'waybill.ended_by': row.ended_by ?? 'crash' }),
  )
  if (row.cost_nano_usd !== null) figures.add('cost', row.cost_nano_usd, and({ 'waybill.cost.basis': row.cost_basis }))
  if (row.latency_ms !== null) {
    const error = errorType(row)
    figures.observe('duration', row.latency_ms / 1000, error === null ? plain : and({ 'error.type': error }))
  }
  if (row.stream && row.time_to_first_chunk_ms !== null) {
    figures.observe('timeToFirstChunk', row.time_to_first_chunk_ms / 1000, plain)
  }
  const tokens = (type: 'input' | 'output') =>
    and({ 'gen_ai.token.type': type, 'waybill.usage.source': row.usage_source })
  if (row.input_tokens !== null) figures.observe('tokenUsage', row.input_tokens, tokens('input'))
  if (row.output_tokens !== null) figures.observe('tokenUsage', row.output_tokens, tokens('output'))
  for (const [detail, count] of detailsOf(row)) {
    if (count) figures.add('tokenDetails', count, and({ 'waybill.token.detail': detail }))
  }
  if (row.media_units) figures.add('media', Math.round(row.media_units * 1000), plain)
}

function commonOf(row: ExchangeRow, optional: readonly OptionalAttribute[]): Attributes {
  const all: Record<string, string> = { 'gen_ai.operation.name': row.operation_name ?? 'other' }
  const add = (name: string, value: string | null) => {
    if (value !== null) all[name] = value
  }
  add('gen_ai.provider.name', row.provider_name)
  add('gen_ai.request.model', row.request_model)
  add('gen_ai.response.model', row.response_model)
  add('server.address', row.server_address)
  if (optional.includes('project')) add('waybill.project', row.project)
  if (optional.includes('tool')) add('waybill.tool', row.tool)
  return all
}

/** What is an error is what the ledger counts as one (queries/outcome.ts); who ended it stands in for a missing reason. */
function errorType({ ended_by, status_code, error_type }: ExchangeRow): string | null {
  if (ended_by === 'complete' && status_code !== null && status_code < 400 && error_type === null) return null
  if (error_type !== null) return error_type
  return status_code !== null && status_code >= 400 ? String(status_code) : `ended_by_${ended_by ?? 'crash'}`
}

function detailsOf(row: ExchangeRow): [string, number | null][] {
  return [
    ['cache_read_input', row.cache_read_input_tokens],
    ['cache_creation_input', row.cache_creation_input_tokens],
    ['cache_creation_1h_input', row.cache_creation_1h_input_tokens],
    ['reasoning_output', row.reasoning_output_tokens],
    ['input_audio', row.input_audio_tokens],
    ['output_audio', row.output_audio_tokens],
  ]
}
