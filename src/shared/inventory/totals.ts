import type { Figure } from '../figures.ts'
import { type ColumnEntry, FIRST_INVENTORY, type Retention, type Right, type TableEntry } from './entry.ts'

const rights: readonly Right[] = ['access', 'erasure', 'restriction', 'objection', 'portability', 'withdrawal']

const figureEntries = {
  requests: figure('How many exchanges ended.', '42'),
  errors: figure('How many of them failed.', '1'),
  priced_requests: figure('How many have a cost.', '40'),
  unpriced_requests: figure('How many have no price.', '0'),
  free_requests: figure('How many cost nothing.', '2'),
  estimated_requests: figure('How many have tokens that Waybill estimated.', '1'),
  input_tokens: figure('Sum of the tokens that went in.', '50312'),
  output_tokens: figure('Sum of the tokens that came out.', '12001'),
  cache_read_input_tokens: figure('Sum of what was read from a cache.', '40960'),
  cache_creation_input_tokens: figure('Sum of what was written to a cache.', '2048'),
  cache_creation_1h_input_tokens: figure('Sum of what was written to be kept for an hour.', '0'),
  reasoning_output_tokens: figure('Sum of the tokens of reasoning.', '4096'),
  input_audio_tokens: figure('Sum of the tokens of sound that went in.', '0'),
  output_audio_tokens: figure('Sum of the tokens of sound that came out.', '0'),
  media_milli_units: figure('Sum of pictures or seconds, in thousandths.', '3000'),
  cost_nano_usd: figure('Sum of the costs, in billionths of a dollar.', '91000000'),
  attempts: figure('Sum of the keys and providers that were tried.', '43'),
  request_bytes: figure('Sum of the sizes of the requests.', '812000'),
  response_bytes: figure('Sum of the sizes of the answers.', '1630000'),
} as const satisfies Record<Figure, ColumnEntry>

const measured = {
  latencies: {
    type: 'blob',
    purpose: 'How many exchanges took how long, as a packed histogram: for percentiles.',
    example: '(bytes)',
  },
  first_chunks: {
    type: 'blob',
    purpose: 'The same of the first piece of an answer.',
    example: '(bytes)',
  },
} as const satisfies Record<string, ColumnEntry>

const group = { type: 'integer', purpose: 'Whose sums they are: a row of total_groups.', example: '7' } as const

const totalsRetention: Retention = { setting: 'totals_retention_days' }

export const totalTables = {
  daily_totals: {
    category: 'daily total',
    purpose: 'Sums of a day by provider, model, key, project and tool: what is left when the exchanges are gone.',
    retention: totalsRetention,
    rights,
    since: FIRST_INVENTORY,
    columns: {
      day: { type: 'text', purpose: 'The day of your calendar.', example: '2026-11-21' },
      group_id: group,
      ...figureEntries,
      ...measured,
    },
  },
  hourly_totals: {
    category: 'hourly total',
    purpose: 'The same sums by the hour; they go with the exchanges.',
    retention: { setting: 'retention_days' },
    rights,
    since: FIRST_INVENTORY,
    columns: {
      hour: { type: 'text', purpose: 'The hour of your calendar.', example: '2026-11-21T14' },
      group_id: group,
      ...figureEntries,
      ...measured,
    },
  },
  total_groups: {
    category: 'daily total',
    purpose: 'The names that sums are kept under; one goes when its last sum does.',
    retention: totalsRetention,
    rights,
    since: FIRST_INVENTORY,
    columns: {
      id: { type: 'integer', nullable: true, purpose: 'Its number.', example: '7' },
      provider_name: { type: 'text', purpose: 'Who was asked.', example: 'openai' },
      model: { type: 'text', purpose: 'Which model.', example: 'gpt-5-mini' },
      client_key_id: {
        type: 'text',
        purpose: 'With which client key.',
        example: '019aa6a4-5c00-7000-8000-1c2d3e4f5a6b',
      },
      project: { type: 'text', rights: ['correction'], purpose: 'For which project.', example: 'website' },
      tool: { type: 'text', purpose: 'By which tool.', example: 'claude-cli' },
    },
  },
  totals_build: {
    category: 'bookkeeping',
    purpose: 'How far exchanges from before there were totals are counted.',
    retention: { words: 'until they are counted' },
    rights: ['access'],
    since: FIRST_INVENTORY,
    columns: {
      build_end: {
        type: 'text',
        purpose: 'The last exchange to count.',
        example: '019aa6a4-5c00-7cc1-b3a4-2f1f6e0b8d11',
      },
      built_to: {
        type: 'text',
        purpose: 'The exchange that was counted last.',
        example: '019aa6a4-0000-7cc1-b3a4-2f1f6e0b8d11',
      },
      counted: { type: 'integer', purpose: 'How many are counted.', example: '1250' },
      to_count: { type: 'integer', purpose: 'How many there were to count.', example: '20000' },
    },
  },
} as const satisfies Record<string, TableEntry>

function figure(purpose: string, example: string) {
  return { type: 'integer', purpose, example } as const
}
