import { FIRST_INVENTORY, type TableEntry } from './entry.ts'

const keyId = {
  type: 'text',
  purpose: 'Which client key.',
  example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b',
} as const
const provider = { type: 'text', purpose: 'At which provider.', example: 'openai' } as const

/** What budgets and limits are held against. */
export const spendingTables = {
  spend: {
    category: 'spend',
    purpose:
      'What a client key has used of its budgets: kept apart, so that old exchanges can go without making room in one.',
    retention: { words: '40 days; what is counted by the minute, one hour' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      client_key_id: keyId,
      provider_name: provider,
      window: { type: 'text', purpose: 'In which day, or in which minute.', example: '2026-11-21' },
      requests: { type: 'integer', purpose: 'How many requests.', example: '42' },
      tokens: { type: 'integer', purpose: 'How many tokens.', example: '62313' },
      cost_nano_usd: { type: 'integer', purpose: 'How much money, in billionths of a dollar.', example: '91000000' },
    },
  },
  reservations: {
    category: 'spend',
    purpose: 'What is held back for each exchange that runs, so that a crash opens no budget.',
    retention: { words: 'while the exchange runs; after a crash, until the next start' },
    rights: ['access', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      id: { type: 'text', purpose: 'Which exchange.', example: '019aa6a4-5c00-7cc1-b3a4-2f1f6e0b8d11' },
      client_key_id: keyId,
      provider_name: provider,
      day: { type: 'text', purpose: 'The day that it is held in.', example: '2026-11-21' },
      minute: { type: 'text', nullable: true, purpose: 'The minute that it is held in.', example: '2026-11-21T14:05' },
      input_tokens: { type: 'integer', purpose: 'Estimated input.', example: '1200' },
      output_tokens: { type: 'integer', purpose: 'The most output there may be.', example: '4096' },
      cost_nano_usd: { type: 'integer', purpose: 'What it may cost at most.', example: '8200000' },
      cost_basis: { type: 'text', purpose: 'Whether there is a price for it.', example: 'priced' },
      price_version: { type: 'text', nullable: true, purpose: 'By which price.', example: 'genai-prices 2026-11-20' },
    },
  },
  plans: {
    category: 'settings',
    purpose: 'Limits under a name, for several client keys.',
    retention: { words: 'until you remove it' },
    rights: ['access', 'correction', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      name: { type: 'text', purpose: 'The name that you gave it.', example: 'small' },
      limits: { type: 'text', purpose: 'The limits.', example: '{"requests_per_minute":20}' },
      created_at: { type: 'integer', purpose: 'When it was made.', example: '1795267200000' },
    },
  },
  provider_budgets: {
    category: 'settings',
    purpose: 'What may be spent at a provider.',
    retention: { words: 'until you remove it, or the provider' },
    rights: ['access', 'correction', 'erasure', 'portability'],
    since: FIRST_INVENTORY,
    columns: {
      provider_name: provider,
      budget_day_nano_usd: { type: 'integer', nullable: true, purpose: 'In a day.', example: '5000000000' },
      budget_month_nano_usd: { type: 'integer', nullable: true, purpose: 'In a month.', example: '50000000000' },
    },
  },
} as const satisfies Record<string, TableEntry>
