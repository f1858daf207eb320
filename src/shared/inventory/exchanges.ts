import type { ExchangeRow } from '../exchange-row.ts'
import { type ColumnEntry, FIRST_INVENTORY, type TableEntry } from './entry.ts'

/** In the order of every export, which is that of `exchangeRow`. */
export const exchangeEntries = {
  id: {
    type: 'text',
    purpose: 'Tells exchanges apart, and puts them in their order.',
    example: '019aa6a4-5c00-7cc1-b3a4-2f1f6e0b8d11',
  },
  started_at: { type: 'integer', purpose: 'When it began, in UTC milliseconds.', example: '1795267200000' },
  local_hour: {
    type: 'text',
    purpose: 'The hour of your calendar in which it began, by which totals are counted.',
    example: '2026-11-21T14',
  },
  client_key_id: {
    type: 'text',
    nullable: true,
    purpose: 'Which client key it came with: limits, budgets and totals go by keys.',
    example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b',
  },
  client_key_prefix: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The first characters of that key, to tell it by when it is long gone.',
    example: 'sk-wb-Ab3d…',
  },
  tool: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The product in the user agent, never its version: which of your tools it was.',
    example: 'aider',
  },
  project: {
    type: 'text',
    nullable: true,
    optional: true,
    rights: ['correction'],
    purpose: 'The project that you wrote on the client key, for a cost by project.',
    example: 'website',
  },
  method: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The HTTP method.',
    example: 'POST',
  },
  endpoint: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'What was called, as a template: ids and the query are taken out.',
    example: '/v1/chat/completions',
  },
  dialect: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The wire format that the tool spoke.',
    example: 'openai',
  },
  operation_name: {
    type: 'text',
    nullable: true,
    purpose: 'What kind of work it was; by this it is known what is charged for.',
    example: 'chat',
  },
  provider_name: {
    type: 'text',
    nullable: true,
    purpose: 'Who was asked: costs, budgets and totals go by providers.',
    example: 'openai',
  },
  server_address: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The host that it was sent to.',
    example: 'api.openai.com',
  },
  provider_key_id: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'Which of your provider keys paid for it; not the key.',
    example: '019aa6a4-5c00-7000-8000-6b5a4f3e2d1c',
  },
  request_model: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The model that was asked for.',
    example: 'gpt-5-mini',
  },
  response_model: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The model that answered, as the provider names it.',
    example: 'gpt-5-mini-2025-08-07',
  },
  stream: {
    type: 'integer',
    purpose: 'Whether the answer came as a stream: 1 or 0; in exports true or false.',
    example: '1',
  },
  status_code: {
    type: 'integer',
    nullable: true,
    purpose: 'How it was answered: the HTTP status.',
    example: '200',
  },
  error_type: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The code of what went wrong, never a message.',
    example: 'rate_limit_exceeded',
  },
  finish_reasons: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'Why the model stopped, as codes.',
    example: '["stop"]',
  },
  input_tokens: tokens('Tokens that went in, those read from a cache included.', '1204'),
  output_tokens: tokens('Tokens that came out, those of reasoning included.', '311'),
  cache_read_input_tokens: tokens('Of the input, what was read from a cache.', '1024'),
  cache_creation_input_tokens: tokens('Of the input, what was written to a cache.', '0'),
  cache_creation_1h_input_tokens: tokens('Of that, what was written to be kept for an hour.', '0'),
  reasoning_output_tokens: tokens('Of the output, what went into reasoning.', '128'),
  input_audio_tokens: tokens('Of the input, what was sound.', '0'),
  output_audio_tokens: tokens('Of the output, what was sound.', '0'),
  input_image_tokens: tokens('Of the input, what was pictures or film.', '0'),
  output_image_tokens: tokens('Of the output, what was pictures or film.', '0'),
  cache_read_input_audio_tokens: tokens('Of what was read from a cache, what was sound.', '0'),
  cache_read_input_image_tokens: tokens('Of what was read from a cache, what was pictures.', '0'),
  web_search_requests: tokens('Searches of the web that the provider made, and charges for.', '0'),
  media_units: {
    type: 'real',
    nullable: true,
    purpose: 'Pictures, or seconds of sound or film, where these are charged for.',
    example: '2',
  },
  service_tier: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'The tier that it was served in, which has a price of its own.',
    example: 'priority',
  },
  usage_source: {
    type: 'text',
    purpose: 'Whether the provider reported the tokens, or Waybill estimated them.',
    example: 'reported',
  },
  cost_nano_usd: {
    type: 'integer',
    nullable: true,
    purpose: 'What it cost, in billionths of a dollar.',
    example: '1843000',
  },
  cost_basis: { type: 'text', purpose: 'Whether there was a price for it.', example: 'priced' },
  price_version: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'Which price list or price of your own the cost was worked out by.',
    example: 'genai-prices 2026-11-20',
  },
  latency_ms: {
    type: 'real',
    nullable: true,
    optional: true,
    purpose: 'How long it took, in milliseconds.',
    example: '2310.4',
  },
  time_to_first_chunk_ms: {
    type: 'real',
    nullable: true,
    optional: true,
    purpose: 'How long the first piece of the answer took, in milliseconds.',
    example: '412.7',
  },
  request_bytes: {
    type: 'integer',
    nullable: true,
    optional: true,
    purpose: 'The size of the request.',
    example: '18233',
  },
  response_bytes: {
    type: 'integer',
    nullable: true,
    optional: true,
    purpose: 'The size of the answer.',
    example: '40960',
  },
  attempts: {
    type: 'integer',
    purpose: 'How many keys and providers were tried until one answered; 0: it was sent nowhere.',
    example: '1',
  },
  dropped_fields: {
    type: 'text',
    nullable: true,
    optional: true,
    purpose: 'Names of parameters that were left out for this provider, never their values.',
    example: '["logit_bias"]',
  },
  ended_by: {
    type: 'text',
    nullable: true,
    purpose: 'Who ended it; empty while it runs.',
    example: 'complete',
  },
} as const satisfies Record<keyof ExchangeRow, ColumnEntry>

function tokens(purpose: string, example: string) {
  return { type: 'integer', nullable: true, purpose, example } as const
}

export const exchangesEntry = {
  category: 'exchange',
  purpose: 'One row for each request that a tool made and its answer: what, where to, when, how much. No content.',
  retention: { setting: 'retention_days' },
  rights: ['access', 'erasure', 'restriction', 'objection', 'portability', 'withdrawal'],
  since: FIRST_INVENTORY,
  columns: exchangeEntries,
} as const satisfies TableEntry

type Entries = typeof exchangeEntries

/** A column of `exchanges` that the user can switch off. */
export type OptionalField = {
  [Name in keyof Entries]: Entries[Name] extends { readonly optional: true } ? Name : never
}[keyof Entries]

export const exchangeColumns = Object.keys(exchangeEntries) as readonly (keyof Entries)[]

export const optionalFields = exchangeColumns.filter(isOptionalField)

export function isOptionalField(name: string): name is OptionalField {
  const entry: ColumnEntry | undefined = Object.hasOwn(exchangeEntries, name)
    ? exchangeEntries[name as keyof Entries]
    : undefined
  return entry?.optional === true
}
