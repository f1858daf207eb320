import { type ColumnEntry, FIRST_INVENTORY, type TableEntry } from './entry.ts'

const provider = { type: 'text', purpose: 'The provider.', example: 'openai' } as const
const utcDay = { type: 'text', purpose: 'The day, in UTC, as providers count.', example: '2026-11-20' } as const

/** Prices of the user's own, and what providers say that a day cost. */
export const moneyTables = {
  own_prices: {
    category: 'price',
    purpose: 'Prices of your own, in place of the list’s; all in billionths of a dollar.',
    retention: { words: 'until you remove it' },
    rights: ['access', 'correction', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      provider: { type: 'text', purpose: 'At which provider, or a pattern.', example: 'openai' },
      model: { type: 'text', purpose: 'Of which model, or a pattern.', example: 'gpt-5*' },
      set_at: { type: 'integer', purpose: 'When you set it.', example: '1795267200000' },
      input_nano_usd_per_mtok: rate('A million tokens of input.'),
      output_nano_usd_per_mtok: rate('A million tokens of output.'),
      cache_read_nano_usd_per_mtok: rate('A million tokens read from a cache.'),
      cache_write_nano_usd_per_mtok: rate('A million tokens written to a cache.'),
      cache_write_1h_nano_usd_per_mtok: rate('A million tokens written to be kept for an hour.'),
      input_audio_nano_usd_per_mtok: rate('A million tokens of sound that goes in.'),
      output_audio_nano_usd_per_mtok: rate('A million tokens of sound that comes out.'),
      request_nano_usd: rate('A request.'),
      image_nano_usd: rate('A picture.'),
      second_nano_usd: rate('A second of sound or film.'),
    },
  },
  provider_bills: {
    category: 'bill',
    purpose: 'What a provider says that a day cost, fetched when you asked for it.',
    retention: { setting: 'totals_retention_days' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      provider_name: provider,
      day: utcDay,
      item: { type: 'text', purpose: 'The model, or the line of the bill.', example: 'gpt-5-mini' },
      requests: reported('Requests.'),
      uncached_input_tokens: reported('Input that was in no cache.'),
      cache_read_input_tokens: reported('Input that was read from a cache.'),
      cache_creation_5m_input_tokens: reported('Input that was written to a cache.'),
      cache_creation_1h_input_tokens: reported('Input that was written to be kept for an hour.'),
      output_tokens: reported('Output.'),
      cost_nano_usd: { type: 'integer', purpose: 'What it cost, in billionths of a dollar.', example: '91000000' },
    },
  },
  provider_bill_days: {
    category: 'bill',
    purpose: 'Which days a provider has reported of.',
    retention: { setting: 'totals_retention_days' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      provider_name: provider,
      day: utcDay,
      fetched_at: { type: 'integer', purpose: 'When it was fetched.', example: '1795267200000' },
    },
  },
} as const satisfies Record<string, TableEntry>

function rate(purpose: string) {
  return { type: 'integer', nullable: true, purpose, example: '250000000' } as const satisfies ColumnEntry
}

function reported(purpose: string) {
  return { type: 'integer', nullable: true, purpose, example: '1204' } as const satisfies ColumnEntry
}
