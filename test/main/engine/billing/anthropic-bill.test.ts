import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  anthropicBucket,
  anthropicCost,
  anthropicUsage,
  asked,
  type BillProvider,
  startBillProvider,
} from './bill-provider.ts'
import { ADMIN_KEY, fetchFrom } from './fetching.ts'

const COSTS = '/v1/organizations/cost_report'
const USAGE = '/v1/organizations/usage_report/messages'
const MODEL = 'claude-sonnet-4-5-20250929'
let provider: BillProvider

beforeAll(async () => {
  provider = await startBillProvider()
})
beforeEach(() => {
  provider.seen.length = 0
})
afterAll(() => provider.close())

test('Anthropic’s amounts are decimals in cents, and come together with the tokens by day and model', async () => {
  provider.report({
    [COSTS]: [
      [
        anthropicBucket('2026-11-18', [
          anthropicCost('123.78912', MODEL),
          anthropicCost('0.00000015', MODEL, 'Output Tokens'),
          anthropicCost('200', null),
        ]),
      ],
      [anthropicBucket('2026-11-19', [])],
    ],
    [USAGE]: [[anthropicBucket('2026-11-18', [anthropicUsage(MODEL, [1500, 200, 500, 1000, 600])])]],
  })
  const { days, lines } = await fetchFrom(provider.origin, 'anthropic')
  expect(days).toEqual(['2026-11-18', '2026-11-19'])
  expect(lines).toEqual([
    {
      day: '2026-11-18',
      item: MODEL,
      requests: null,
      uncached_input_tokens: 1500,
      cache_read_input_tokens: 200,
      cache_creation_5m_input_tokens: 500,
      cache_creation_1h_input_tokens: 1000,
      output_tokens: 600,
      // 123.78912 cents and 0.00000015 cents: $1.2378912000 + $0.0000000015, halves rounded up
      cost_nano_usd: 1_237_891_202,
    },
    expect.objectContaining({ item: 'Web Search Usage', output_tokens: null, cost_nano_usd: 2_000_000_000 }),
  ])
})

test('Anthropic is asked in its own words, with the key and its version in their headers', async () => {
  provider.report({ [USAGE]: [[], []] })
  await fetchFrom(provider.origin, 'anthropic')
  const range = 'starting_at=2026-11-18T00:00:00Z&ending_at=2026-11-21T00:00:00Z&bucket_width=1d&limit=31'
  expect(asked(provider.seen)).toEqual([
    `${COSTS}?${range}&group_by[]=description`,
    `${USAGE}?${range}&group_by[]=model`,
    `${USAGE}?${range}&group_by[]=model&page=page_1`,
  ])
  for (const { headers } of provider.seen) {
    expect(headers).toMatchObject({ 'x-api-key': ADMIN_KEY, 'anthropic-version': '2023-06-01' })
    expect(headers).not.toHaveProperty('authorization')
  }
})
