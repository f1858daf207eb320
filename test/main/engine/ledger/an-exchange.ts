import { parse, v7 } from 'uuid'
import { localHour } from '../../../../src/main/engine/calendar.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'

export const NOON = Date.UTC(2026, 10, 20, 12)
const RANDOM = parse(v7())
let seq = 0

/** An exchange that has just begun. Ids rise in the order of the calls, at the moment of `started_at`. */
export function running(fields: Partial<ExchangeRow> = {}): ExchangeRow {
  const started_at = fields.started_at ?? NOON
  seq += 1
  return {
    id: v7({ msecs: started_at, seq, random: RANDOM }),
    started_at,
    local_hour: localHour(started_at),
    client_key_id: 'key-1',
    client_key_prefix: 'sk-wb-ab…',
    tool: 'claude-code',
    project: null,
    method: 'POST',
    endpoint: '/v1/chat/completions',
    dialect: 'openai',
    operation_name: 'chat',
    provider_name: 'openai',
    server_address: 'api.openai.com',
    provider_key_id: null,
    request_model: 'gpt-5',
    response_model: null,
    stream: false,
    status_code: null,
    error_type: null,
    finish_reasons: [],
    input_tokens: null,
    output_tokens: null,
    cache_read_input_tokens: null,
    cache_creation_input_tokens: null,
    cache_creation_1h_input_tokens: null,
    reasoning_output_tokens: null,
    input_audio_tokens: null,
    output_audio_tokens: null,
    input_image_tokens: null,
    output_image_tokens: null,
    cache_read_input_audio_tokens: null,
    cache_read_input_image_tokens: null,
    web_search_requests: null,
    media_units: null,
    service_tier: null,
    usage_source: 'none',
    cost_nano_usd: null,
    cost_basis: 'unpriced',
    price_version: null,
    latency_ms: null,
    time_to_first_chunk_ms: null,
    request_bytes: 0,
    response_bytes: 0,
    attempts: 0,
    dropped_fields: [],
    ended_by: null,
    ...fields,
  }
}

/** An exchange that was answered to its end. */
export function finished(fields: Partial<ExchangeRow> = {}): ExchangeRow {
  return running({
    status_code: 200,
    finish_reasons: ['stop'],
    input_tokens: 100,
    output_tokens: 20,
    usage_source: 'reported',
    cost_nano_usd: 1_000,
    cost_basis: 'priced',
    latency_ms: 250.5,
    attempts: 1,
    ended_by: 'complete',
    ...fields,
  })
}
