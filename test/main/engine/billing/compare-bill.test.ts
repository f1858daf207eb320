import { describe, expect, it, test } from 'vitest'
import type { BillLine } from '../../../../src/main/engine/billing/bill.ts'
import { compareBill, type LedgerLine } from '../../../../src/main/engine/billing/compare-bill.ts'

const DAY_MS = 86_400_000
const DAYS = ['2026-11-17', '2026-11-18', '2026-11-19']
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const LATER = at('2026-11-25')

const billed = (day: string, item: string, cost_nano_usd: number, tokens: Partial<BillLine> = {}): BillLine => ({
  day,
  item,
  requests: null,
  uncached_input_tokens: null,
  cache_read_input_tokens: null,
  cache_creation_5m_input_tokens: null,
  cache_creation_1h_input_tokens: null,
  output_tokens: null,
  cost_nano_usd,
  ...tokens,
})
const recorded = (day: string, model: string, cost_nano_usd: number, more: Partial<LedgerLine> = {}): LedgerLine => ({
  day,
  model,
  requests: 1,
  uncached_input_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation_5m_input_tokens: 0,
  cache_creation_1h_input_tokens: 0,
  output_tokens: 0,
  cost_nano_usd,
  unpriced_requests: 0,
  estimated_requests: 0,
  ...more,
})
const compared = (bill: BillLine[], ledger: LedgerLine[], options: Partial<Parameters<typeof compareBill>[0]> = {}) =>
  compareBill({
    provider: 'openai',
    days: DAYS,
    bill,
    ledger,
    fetchedAt: new Map(DAYS.map((day) => [day, LATER])),
    recordedFrom: 0,
    ...options,
  })
const reasonsOf = ({ reasons }: ReturnType<typeof compared>) => reasons.map(({ reason }) => reason)

test('the difference is exact to the nano-dollar, for each day and model, each day, each model and in total', () => {
  const { lines, days, items, total } = compared(
    [
      billed('2026-11-18', 'gpt-5-2025-08-07', 320_000_001, {
        uncached_input_tokens: 150,
        cache_read_input_tokens: 800,
        cache_creation_5m_input_tokens: 50,
        output_tokens: 500,
      }),
      billed('2026-11-18', 'Web Search Usage', 30_000_000),
      billed('2026-11-19', 'gpt-5-2025-08-07', 7, { uncached_input_tokens: 1, output_tokens: 1 }),
    ],
    [
      recorded('2026-11-18', 'gpt-5', 300_000_000, { uncached_input_tokens: 100, output_tokens: 480 }),
      recorded('2026-11-18', 'gpt-5-2025-08-07', 10_000_000, { cache_read_input_tokens: 800, output_tokens: 20 }),
      recorded('2026-11-19', 'o3', 4, { output_tokens: 9 }),
    ],
  )
  const seen = lines.map(({ day, item, waybill, provider, difference }) => [
    day,
    item,
    waybill?.cost_nano_usd ?? null,
    provider?.cost_nano_usd ?? null,
    difference,
  ])
  expect(seen).toEqual([
    // 320,000,001 less 310,000,000; 10,000,001 of 320,000,001 is 3.125 %. Input 1000 less 900, output 500 less 500.
    [
      '2026-11-18',
      'gpt-5-2025-08-07',
      310_000_000,
      320_000_001,
      { cost_nano_usd: 10_000_001, percent: 3.13, input_tokens: 100, output_tokens: 0 },
    ],
    // Nothing of it here, and no tokens there.
    [
      '2026-11-18',
      'Web Search Usage',
      null,
      30_000_000,
      { cost_nano_usd: 30_000_000, percent: 100, input_tokens: null, output_tokens: null },
    ],
    ['2026-11-19', 'gpt-5-2025-08-07', null, 7, { cost_nano_usd: 7, percent: 100, input_tokens: 1, output_tokens: 1 }],
    // Not on the bill at all: no percentage of nothing.
    ['2026-11-19', 'o3', 4, null, { cost_nano_usd: -4, percent: null, input_tokens: 0, output_tokens: -9 }],
  ])
  // 350,000,001 less 310,000,000; and 7 less 4. Of 17 November both have nothing.
  expect(days.map(({ day, difference }) => [day, difference?.cost_nano_usd])).toEqual([
    ['2026-11-17', 0],
    ['2026-11-18', 40_000_001],
    ['2026-11-19', 3],
  ])
  expect(items.map(({ item, difference }) => [item, difference?.cost_nano_usd])).toEqual([
    ['gpt-5-2025-08-07', 10_000_008],
    ['Web Search Usage', 30_000_000],
    ['o3', -4],
  ])
  // 350,000,008 less 310,000,004: 40,000,004, which is 11.43 %.
  expect(total?.difference).toEqual({ cost_nano_usd: 40_000_004, percent: 11.43, input_tokens: 101, output_tokens: -8 })
})

describe('a day that can’t be compared', () => {
  const bill = DAYS.map((day) => billed(day, 'gpt-5', 10))
  const ledger = DAYS.map((day) => recorded(day, 'gpt-5', 8))

  it('is named, and in no difference: what the ledger no longer has, whole or in part', () => {
    const comparison = compared(bill, ledger, { recordedFrom: at('2026-11-18') + 1 })
    expect(comparison.days.map(({ state }) => state)).toEqual(['not_recorded', 'not_recorded', 'compared'])
    expect(comparison.days[1]).toMatchObject({ provider: { cost_nano_usd: 10 }, difference: null })
    expect(comparison.total?.difference).toMatchObject({ cost_nano_usd: 2, percent: 20 })
    expect(comparison.lines).toHaveLength(1)
    expect(reasonsOf(comparison)).toContain('not_recorded')
  })

  it('is named: what was not fetched', () => {
    const comparison = compared(bill.slice(1), ledger, { fetchedAt: new Map(DAYS.slice(1).map((day) => [day, LATER])) })
    expect(comparison.days[0]).toMatchObject({ state: 'not_fetched', waybill: { cost_nano_usd: 8 }, difference: null })
    expect(comparison.total?.difference?.cost_nano_usd).toBe(4)
    expect(comparison.reasons.at(-1)).toEqual({ reason: 'not_fetched', message: '1 day was not fetched.' })
  })

  it('leaves no total where no other day can be', () => {
    const comparison = compared(bill, [], { recordedFrom: null })
    expect([comparison.total, comparison.lines, comparison.items]).toEqual([null, [], []])
  })
})

describe('what may explain a difference', () => {
  const [day = ''] = DAYS
  const whole = { days: [day] }

  it('is nothing where there is none', () => {
    expect(compared([billed(day, 'gpt-5', 5)], [recorded(day, 'gpt-5', 5)], whole).reasons).toEqual([])
  })

  it('is use elsewhere, and other prices, by its sign', () => {
    expect(reasonsOf(compared([billed(day, 'gpt-5', 6)], [recorded(day, 'gpt-5', 5)], whole))).toEqual([
      'elsewhere',
      'midnight',
    ])
    expect(reasonsOf(compared([billed(day, 'gpt-5', 4)], [recorded(day, 'gpt-5', 5)], whole))).toEqual([
      'other_prices',
      'midnight',
    ])
  })

  it('is what was estimated or has no price here, with how many', () => {
    const ledger = [recorded(day, 'gpt-5', 5, { requests: 9, unpriced_requests: 1, estimated_requests: 2 })]
    const { reasons } = compared([billed(day, 'gpt-5', 5)], ledger, whole)
    expect(reasons.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^1 request is of no known price/),
      expect.stringMatching(/^2 requests are without a report of usage/),
    ])
  })

  it('is a report that was fetched before the provider had all of it: within a day of the day’s end', () => {
    const fetched = (hours: number) =>
      compared([], [], { ...whole, fetchedAt: new Map([[day, at(day) + DAY_MS + hours * 3_600_000]]) })
    expect([fetched(23).days[0]?.is_complete, reasonsOf(fetched(23))]).toEqual([false, ['incomplete']])
    expect([fetched(24).days[0]?.is_complete, reasonsOf(fetched(24))]).toEqual([true, []])
  })
})
