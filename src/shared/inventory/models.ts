import type { ColumnEntry, TableEntry } from './entry.ts'

/** What providers say of their models. */
export const modelTables = {
  models: {
    category: 'provider',
    purpose: 'The models of a provider, as it listed them when you asked for them.',
    retention: { words: 'until you ask for the list again, or remove the provider' },
    rights: ['access', 'erasure', 'portability'],
    since: '2026-11-22',
    columns: {
      provider_name: { type: 'text', purpose: 'The provider.', example: 'openrouter' },
      id: { type: 'text', purpose: 'What the provider calls the model.', example: 'deepseek/deepseek-v3.2' },
      title: said('text', 'What people call it.', 'DeepSeek V3.2'),
      context_tokens: said('integer', 'How many tokens it takes.', '163840'),
      output_tokens: said('integer', 'How many tokens it makes at most.', '65536'),
      vision: said('integer', 'Whether it takes pictures: 1 or 0.', '0'),
      tools: said('integer', 'Whether it calls tools: 1 or 0.', '1'),
      reasoning: said('integer', 'Whether it reasons before it answers: 1 or 0.', '1'),
      input_nano_usd: said(
        'integer',
        'What a million tokens of input cost there, in billionths of a dollar.',
        '260000000',
      ),
      output_nano_usd: said('integer', 'What a million tokens of output cost there.', '380000000'),
      deprecated: { type: 'integer', purpose: 'Whether the provider will take it away: 1 or 0.', example: '0' },
      new_since: said('integer', 'When the list first had it; empty where the first list did.', '1795267200000'),
      listed_at: { type: 'integer', purpose: 'When the list was fetched.', example: '1795267200000' },
    },
  },
} as const satisfies Record<string, TableEntry>

function said<Type extends ColumnEntry['type']>(type: Type, purpose: string, example: string) {
  return { type, nullable: true, purpose, example } as const satisfies ColumnEntry
}
