import { z } from 'zod'

/** Wire formats that a client may speak. */
export const dialects = ['openai', 'anthropic', 'gemini'] as const
export type Dialect = (typeof dialects)[number]

export const endings = ['complete', 'client', 'upstream', 'waybill', 'crash'] as const
/** Who ended an exchange; `crash`: Waybill itself was killed while it ran. */
export type EndedBy = (typeof endings)[number]

const count = z.number().int().nonnegative().nullable()
const label = z.string().nullable()
const labels = z.array(z.string()).nullable()

/**
 * One exchange, as the database, the contract, `--json` and the exports show it. Names follow OpenTelemetry's GenAI
 * conventions with dots as underscores. There is no field for content, and none may be added. What the user has switched off
 * (setting fields_off; the inventory says which fields can be) is null.
 */
export const exchangeRow = z.object({
  id: z.string(),
  started_at: z.number().int(),
  /** The hour of the user's calendar in which it began, e.g. 2026-11-21T14: what totals are counted by, in whatever zone the user is later. */
  local_hour: z.string(),
  client_key_id: label,
  client_key_prefix: label,
  tool: label,
  project: label,
  method: label,
  endpoint: label,
  dialect: z.enum(dialects).nullable(),
  operation_name: label,
  provider_name: label,
  server_address: label,
  provider_key_id: label,
  request_model: label,
  response_model: label,
  stream: z.boolean(),
  status_code: count,
  error_type: label,
  finish_reasons: labels,
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cache_creation_1h_input_tokens: count,
  reasoning_output_tokens: count,
  input_audio_tokens: count,
  output_audio_tokens: count,
  /** Pictures, and film, which is pictures. */
  input_image_tokens: count,
  output_image_tokens: count,
  /** Of what was read from the cache, the part that was sound, and the part that was pictures. */
  cache_read_input_audio_tokens: count,
  cache_read_input_image_tokens: count,
  /** Searches of the web that the provider made for this answer, and charges for by the search. */
  web_search_requests: count,
  media_units: z.number().nonnegative().nullable(),
  service_tier: label,
  usage_source: z.enum(['reported', 'estimated', 'none']),
  cost_nano_usd: count,
  cost_basis: z.enum(['priced', 'unpriced', 'free']),
  price_version: label,
  latency_ms: z.number().nonnegative().nullable(),
  time_to_first_chunk_ms: z.number().nonnegative().nullable(),
  request_bytes: count,
  response_bytes: count,
  attempts: z.number().int().nonnegative(),
  dropped_fields: labels,
  /** null while the exchange is still running. */
  ended_by: z.enum(endings).nullable(),
})
export type ExchangeRow = z.infer<typeof exchangeRow>

/** What a provider reported of one exchange; null where it said nothing. Input includes cached, output includes reasoning. */
export type Usage = Pick<
  ExchangeRow,
  | 'input_tokens'
  | 'output_tokens'
  | 'cache_read_input_tokens'
  | 'cache_creation_input_tokens'
  | 'cache_creation_1h_input_tokens'
  | 'reasoning_output_tokens'
  | 'input_audio_tokens'
  | 'output_audio_tokens'
  | 'input_image_tokens'
  | 'output_image_tokens'
  | 'cache_read_input_audio_tokens'
  | 'cache_read_input_image_tokens'
  | 'web_search_requests'
  | 'media_units'
>
