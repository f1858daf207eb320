import { expect, test } from 'vitest'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, running } from './an-exchange.ts'
import { expireNothing } from './an-expiry.ts'
import { timesOnDisk } from './bytes-on-disk.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 10, 18)
const range = { providerName: 'openai', since: START, until: START + 3 * DAY_MS }

test('exchanges are added up by UTC day and model, to the last millisecond of a day, whatever the local calendar says', async () => {
  const ledger = await temporaryLedger()
  const at = (started_at: number, fields: Partial<ExchangeRow> = {}) =>
    ledger.close(finished({ started_at, ...fields }))
  at(START - 1)
  at(START, { response_model: 'gpt-5-2025-08-07' })
  at(START + DAY_MS - 1, {
    response_model: 'gpt-5-2025-08-07',
    input_tokens: 1000,
    cache_read_input_tokens: 600,
    cache_creation_input_tokens: 300,
    cache_creation_1h_input_tokens: 100,
    usage_source: 'estimated',
    cost_nano_usd: null,
    cost_basis: 'unpriced',
  })
  at(START + DAY_MS)
  at(START + DAY_MS, { provider_name: 'work' })
  at(range.until)
  const [first, second, ...others] = await ledger.billedDays(range)
  expect(first).toEqual({
    day: '2026-11-18',
    model: 'gpt-5-2025-08-07',
    requests: 2,
    uncached_input_tokens: 100 + 100,
    cache_read_input_tokens: 600,
    cache_creation_5m_input_tokens: 200,
    cache_creation_1h_input_tokens: 100,
    output_tokens: 40,
    cost_nano_usd: 1000,
    unpriced_requests: 1,
    estimated_requests: 1,
  })
  expect(second).toMatchObject({ day: '2026-11-19', model: 'gpt-5', requests: 1, uncached_input_tokens: 100 })
  expect(others).toEqual([])
})

test('what is on nobody’s bill is left out: what still runs, polls, and errors that used nothing', async () => {
  const ledger = await temporaryLedger()
  ledger.open(running({ started_at: START }))
  ledger.close(finished({ started_at: START, cost_basis: 'free', cost_nano_usd: 0, usage_source: 'none' }))
  ledger.close(finished({ started_at: START, cost_basis: 'free', cost_nano_usd: 0, response_model: 'omni-moderation' }))
  expect(await ledger.billedDays(range)).toMatchObject([{ model: 'omni-moderation', requests: 1 }])
})

test('a long ledger is read in slices, with room for other work between them, and every row counted once', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 9000; index += 1) {
    ledger.close(finished({ started_at: START + index * 1000, request_model: `gpt-${index % 3}` }))
  }
  await ledger.exchanges({ limit: 1 })
  let turns = 0
  let done = false
  const count = (): void => {
    turns += 1
    if (!done) setImmediate(count)
  }
  setImmediate(count)
  const days = await ledger.billedDays(range)
  done = true
  expect(days.map(({ model, requests }) => [model, requests])).toEqual([0, 1, 2].map((at) => [`gpt-${at}`, 3000]))
  expect(turns).toBeGreaterThan(3)
})

test('the oldest exchange of all is known, and that there is none', async () => {
  const ledger = await temporaryLedger()
  expect(await ledger.oldestExchange()).toBeNull()
  for (const started_at of [START + 5, START, START + 9]) ledger.close(finished({ started_at, provider_name: 'work' }))
  expect(await ledger.oldestExchange()).toBe(START)
})

const line = (day: string, item: string, cost_nano_usd: number) => ({
  day,
  item,
  requests: 1,
  uncached_input_tokens: 10,
  cache_read_input_tokens: null,
  cache_creation_5m_input_tokens: null,
  cache_creation_1h_input_tokens: null,
  output_tokens: 5,
  cost_nano_usd,
})
const MARKER = 'gpt-canary-51c7'
const bill = {
  days: ['2026-11-18', '2026-11-19'],
  lines: [line('2026-11-18', MARKER, 7), line('2026-11-18', 'gpt-5', 8), line('2026-11-19', MARKER, 9)],
}

test('a bill that is fetched again replaces those days, and leaves others', async () => {
  const { providerBills } = await temporaryLedger()
  await providerBills.replace('openai', bill, 1)
  await providerBills.replace('openai', { days: ['2026-11-18'], lines: [line('2026-11-18', 'gpt-5', 80)] }, 2)
  await providerBills.replace('work', bill, 3)
  expect(providerBills.lines('openai', '2026-11-01', '2026-11-30')).toEqual([
    line('2026-11-18', 'gpt-5', 80),
    line('2026-11-19', MARKER, 9),
  ])
  expect([...providerBills.fetched('openai', '2026-11-18', '2026-11-19')]).toEqual([
    ['2026-11-18', 2],
    ['2026-11-19', 1],
  ])
})

test.each([
  [{ scope: 'provider', provider_name: 'openai' }, 0, 3],
  [{ scope: 'all' }, 0, 0],
  [{ scope: 'before', before: Date.UTC(2026, 10, 19) }, 1, 1],
  [{ scope: 'before', before: Date.UTC(2026, 10, 19, 5) }, 0, 0],
  [{ scope: 'range', since: Date.UTC(2026, 10, 19, 5), before: Date.UTC(2026, 10, 19, 6) }, 2, 2],
  [{ scope: 'key', client_key_id: 'key-1' }, 3, 3],
] as const)('a purge of %j takes the bills with it that it means, in the bytes too', async (scope, kept, others) => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  await ledger.providerBills.replace('openai', bill, 1)
  await ledger.providerBills.replace(
    'work',
    { ...bill, lines: bill.lines.map((each) => ({ ...each, item: `x${each.item}` })) },
    1,
  )
  expect(await ledger.purge(scope)).toMatchObject({ purged: 0 })
  expect(ledger.providerBills.lines('openai', '0', '9')).toHaveLength(kept)
  expect(ledger.providerBills.lines('work', '0', '9')).toHaveLength(others)
  const days = new Set(ledger.providerBills.lines('openai', '0', '9').map(({ day }) => day))
  expect([...ledger.providerBills.fetched('openai', '0', '9').keys()]).toEqual([...days])
  if (kept + others === 0) expect(timesOnDisk(directory, MARKER)).toBe(0)
})

test('bills are kept as long as totals: the retention of exchanges leaves them', async () => {
  const ledger = await temporaryLedger()
  await ledger.providerBills.replace('openai', bill, 1)
  await ledger.expire({
    ...expireNothing,
    exchangesBefore: Date.UTC(2027, 0, 1),
    totalsBefore: Date.UTC(2026, 10, 18, 12),
    eventsBefore: 0,
  })
  expect(ledger.providerBills.fetched('openai', '0', '9').size).toBe(2)
  await ledger.expire({
    ...expireNothing,
    exchangesBefore: Date.UTC(2027, 0, 1),
    totalsBefore: Date.UTC(2026, 10, 19, 12),
    eventsBefore: 0,
  })
  expect([...ledger.providerBills.fetched('openai', '0', '9').keys()]).toEqual(['2026-11-19'])
  expect(ledger.providerBills.lines('openai', '0', '9')).toEqual([line('2026-11-19', MARKER, 9)])
})
