import { describe, expect, onTestFinished, test } from 'vitest'
import { finished, NOON, running } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

test('totals count requests, errors, tokens and money; what is unpriced is told apart', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ cost_nano_usd: 5, cache_read_input_tokens: 7 }))
  ledger.close(finished({ status_code: 500, cost_nano_usd: null, cost_basis: 'unpriced', input_tokens: null }))
  ledger.close(finished({ error_type: 'overloaded_error', cost_nano_usd: 9_000_000_000_000 }))
  ledger.open(running())
  const { totals, groups } = await ledger.summary({ since: 0, includeSandbox: false })
  expect(groups).toEqual([])
  expect(totals).toMatchObject({
    requests: 4,
    errors: 2,
    error_rate: 0.6667,
    input_tokens: 200,
    output_tokens: 60,
    cache_read_input_tokens: 7,
    cache_hit_rate: 0.035,
    cost_nano_usd: 9_000_000_000_005,
    priced_requests: 2,
    unpriced_requests: 1,
  })
})

test('an empty ledger has totals of zero', async () => {
  const ledger = await temporaryLedger()
  const { totals, groups } = await ledger.summary({ since: 0, by: 'day', includeSandbox: true })
  expect(totals).toMatchObject({ error_rate: null, cache_hit_rate: null })
  expect(new Set(Object.values(totals))).toEqual(new Set([0, null]))
  expect(groups).toEqual([])
})

test("the sandbox's exchanges count only where they are asked for", async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ provider_name: 'sandbox' }))
  ledger.close(finished({ provider_name: null }))
  ledger.close(finished())
  const requests = async (includeSandbox: boolean) =>
    (await ledger.summary({ since: 0, includeSandbox })).totals.requests
  expect([await requests(false), await requests(true)]).toEqual([2, 3])
})

test('only what started at the moment asked for, or later, counts', async () => {
  const ledger = await temporaryLedger()
  for (const offset of [-3_600_000, -1, 0, 1]) ledger.close(finished({ started_at: NOON + offset }))
  expect((await ledger.summary({ since: NOON, includeSandbox: false })).totals.requests).toBe(2)
})

test.each([
  ['model', ['gpt-5-2026', 'claude', '']],
  ['provider', ['openai', 'anthropic', '']],
  ['key', ['key-1', 'key-2', '']],
  ['project', ['shop', '', 'blog']],
  ['tool', ['aider', 'zed', '']],
] as const)('by %s, the dearest first; what has no name is under an empty one', async (by, expected) => {
  const ledger = await temporaryLedger()
  const first = { response_model: 'gpt-5-2026', provider_name: 'openai', client_key_id: 'key-1', tool: 'aider' }
  const second = { request_model: 'claude', provider_name: 'anthropic', client_key_id: 'key-2', tool: 'zed' }
  const nameless = { request_model: null, provider_name: null, client_key_id: null, tool: null }
  ledger.close(finished({ ...first, project: 'shop', cost_nano_usd: 30 }))
  ledger.close(finished({ ...second, project: null, cost_nano_usd: 20 }))
  ledger.close(finished({ ...nameless, project: 'blog', cost_nano_usd: 1 }))
  const { groups } = await ledger.summary({ since: 0, by, includeSandbox: false })
  expect(groups.map(({ group }) => group)).toEqual(expected)
  expect(groups.map(({ cost_nano_usd }) => cost_nano_usd)).toEqual([30, 20, 1])
})

test('groups add up to the totals over more rows than one slice', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 11_000; index += 1) {
    ledger.close(finished({ started_at: NOON + index, provider_name: `p${index % 3}`, input_tokens: index }))
  }
  const { totals, groups } = await ledger.summary({ since: 0, by: 'provider', includeSandbox: false })
  expect(totals).toMatchObject({ requests: 11_000, input_tokens: (11_000 * 10_999) / 2 })
  expect(groups.map(({ requests }) => requests).sort()).toEqual([3666, 3667, 3667])
  expect(groups.reduce((sum, { input_tokens }) => sum + input_tokens, 0)).toBe(totals.input_tokens)
})

describe('days are those of the calendar on the wall', () => {
  const hour = 3_600_000

  async function daysOf(zone: string, instants: number[]): Promise<[string, number][]> {
    const before = process.env.TZ
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })
    process.env.TZ = zone
    const ledger = await temporaryLedger()
    for (const started_at of instants) ledger.close(finished({ started_at }))
    const { groups } = await ledger.summary({ since: 0, by: 'day', includeSandbox: false })
    return groups.map(({ group, requests }) => [group, requests])
  }

  const everyQuarter = (from: number, hours: number): number[] =>
    Array.from({ length: hours * 4 }, (_, index) => from + (index * hour) / 4)

  test('the day on which summer time ends has 25 hours, the day on which it begins 23', async () => {
    // Berlin: 2026-10-25 begins at 22:00 UTC of the 24th; 2026-03-29 at 23:00 UTC of the 28th.
    const autumn = await daysOf('Europe/Berlin', everyQuarter(Date.UTC(2026, 9, 24, 22), 26))
    expect(autumn).toEqual([
      ['2026-10-25', 100],
      ['2026-10-26', 4],
    ])
    const spring = await daysOf('Europe/Berlin', everyQuarter(Date.UTC(2026, 2, 28, 23), 24))
    expect(spring).toEqual([
      ['2026-03-29', 92],
      ['2026-03-30', 4],
    ])
  })

  test.each([
    ['Asia/Kathmandu', Date.UTC(2026, 10, 20, 18, 15)],
    ['Asia/Kolkata', Date.UTC(2026, 10, 20, 18, 30)],
    ['Pacific/Kiritimati', Date.UTC(2026, 10, 20, 10)],
    ['America/Los_Angeles', Date.UTC(2026, 10, 21, 8)],
    ['UTC', Date.UTC(2026, 10, 21)],
  ])('midnight in %s parts two days to the millisecond', async (zone, midnight) => {
    expect(await daysOf(zone, [midnight - 1, midnight])).toEqual([
      ['2026-11-20', 1],
      ['2026-11-21', 1],
    ])
  })
})
