import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  asked,
  type BillProvider,
  openAiBucket,
  openAiCost,
  openAiUsage,
  seconds,
  startBillProvider,
} from './bill-provider.ts'
import { ADMIN_KEY, fetchFrom } from './fetching.ts'

const COSTS = '/v1/organization/costs'
const USAGE = '/v1/organization/usage'
let provider: BillProvider

beforeAll(async () => {
  provider = await startBillProvider()
})
beforeEach(() => {
  provider.seen.length = 0
})
afterAll(() => provider.close())

test('OpenAI’s costs and tokens come together by day and model, the line items of one model added up', async () => {
  provider.report({
    [COSTS]: [
      [
        openAiBucket('2026-11-18', [
          openAiCost('gpt-5-mini-2025-08-07, input', 0.1),
          openAiCost('gpt-5-mini-2025-08-07, cached input', 0.02),
          openAiCost('gpt-5-mini-2025-08-07, output', 0.2000000004),
          openAiCost('web search tool calls', 0.03),
          openAiCost('text-embedding-3-small', 8.1e-5),
        ]),
        openAiBucket('2026-11-19', []),
      ],
    ],
    [`${USAGE}/completions`]: [
      [
        openAiBucket('2026-11-18', [
          openAiUsage('gpt-5-mini-2025-08-07', {
            input_tokens: 1000,
            input_cached_tokens: 800,
            input_cache_write_tokens: 50,
            output_tokens: 500,
            num_model_requests: 5,
          }),
        ]),
      ],
    ],
    [`${USAGE}/embeddings`]: [
      [
        openAiBucket('2026-11-18', [
          {
            object: 'organization.usage.embeddings.result',
            input_tokens: 4050,
            num_model_requests: 2,
            model: 'text-embedding-3-small',
          },
        ]),
      ],
    ],
  })
  const { days, lines } = await fetchFrom(provider.origin, 'openai')
  // 19 November had no costs; 20 November is not in the report at all.
  expect(days).toEqual(['2026-11-18', '2026-11-19'])
  const none = { requests: null, uncached_input_tokens: null, cache_read_input_tokens: null, output_tokens: null }
  const noWrites = { cache_creation_5m_input_tokens: null, cache_creation_1h_input_tokens: null }
  expect(lines).toEqual([
    {
      day: '2026-11-18',
      item: 'gpt-5-mini-2025-08-07',
      requests: 5,
      uncached_input_tokens: 150,
      cache_read_input_tokens: 800,
      cache_creation_5m_input_tokens: 50,
      cache_creation_1h_input_tokens: null,
      output_tokens: 500,
      // 0.1 + 0.02 + 0.2000000004 dollars
      cost_nano_usd: 320_000_000,
    },
    { day: '2026-11-18', item: 'web search tool calls', ...none, ...noWrites, cost_nano_usd: 30_000_000 },
    {
      day: '2026-11-18',
      item: 'text-embedding-3-small',
      ...none,
      ...noWrites,
      requests: 2,
      uncached_input_tokens: 4050,
      cost_nano_usd: 81_000,
    },
  ])
})

test('OpenAI is asked in its own words, with the key in one header, and nothing of the user beside it', async () => {
  provider.report({})
  await fetchFrom(provider.origin, 'openai')
  const range = `start_time=${seconds('2026-11-18')}&end_time=${seconds('2026-11-21')}&bucket_width=1d&limit=31`
  expect(asked(provider.seen)).toEqual([
    `${COSTS}?${range}&group_by=line_item`,
    ...['completions', 'embeddings', 'moderations', 'images', 'audio_speeches', 'audio_transcriptions'].map(
      (what) => `${USAGE}/${what}?${range}&group_by=model`,
    ),
  ])
  for (const { method, headers, body } of provider.seen) {
    expect([method, body.length]).toEqual(['GET', 0])
    expect(Object.keys(headers).sort()).toEqual(['accept', 'authorization', 'connection', 'host', 'user-agent'])
    expect([headers.authorization, headers['user-agent']]).toEqual([`Bearer ${ADMIN_KEY}`, 'waybill'])
  }
})

test('a report of several pages is read to its end', async () => {
  provider.report({
    [COSTS]: ['2026-11-18', '2026-11-19', '2026-11-20'].map((day) => [
      openAiBucket(day, [openAiCost('gpt-5-mini, input', 1.25)]),
    ]),
  })
  const { days, lines } = await fetchFrom(provider.origin, 'openai')
  expect(days).toHaveLength(3)
  expect(lines.map(({ cost_nano_usd }) => cost_nano_usd)).toEqual(Array(3).fill(1_250_000_000))
  const pages = asked(provider.seen).filter((url) => url.startsWith(COSTS))
  expect(pages.map((url) => /page=(\w+)/.exec(url)?.[1])).toEqual([undefined, 'page_1', 'page_2'])
})

test('amounts that arrive as text, as some answers have them, and items without any name are taken as well', async () => {
  const text = { object: 'organization.costs.result', line_item: null, amount: { value: '0.06', currency: 'USD' } }
  const nothing = { object: 'organization.costs.result', line_item: 'gpt-5', amount: null }
  provider.report({ [COSTS]: [[{ ...openAiBucket('2026-11-18', []), results: [text, nothing] }]] })
  const { lines } = await fetchFrom(provider.origin, 'openai')
  expect(lines).toMatchObject([
    { item: 'other', cost_nano_usd: 60_000_000 },
    { item: 'gpt-5', cost_nano_usd: 0 },
  ])
})
