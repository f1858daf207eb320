import { expect, test } from 'vitest'
import { type ExchangeRow, exchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished, running } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const everything = { limit: 1000 }

test('an exchange is seen while it runs, and with all its figures once it has ended', async () => {
  const ledger = await temporaryLedger()
  const row = running({ stream: true })
  ledger.open(row)
  expect(await ledger.exchanges(everything)).toEqual([row])
  const full = whole(row)
  ledger.close(full)
  expect(await ledger.exchanges(everything)).toEqual([full])
  expect(await ledger.counts()).toMatchObject({ exchanges: 1, running: 0 })
})

test('one that opens and closes before anyone looks is there once', async () => {
  const ledger = await temporaryLedger()
  const row = running()
  ledger.open(row)
  ledger.close(whole(row))
  expect(await ledger.exchanges(everything)).toEqual([whole(row)])
})

test('a refused request, which was never opened, is written down', async () => {
  const ledger = await temporaryLedger()
  const refused = finished({ ended_by: 'waybill', status_code: 401, error_type: 'client_key_unknown' })
  ledger.close(refused)
  expect(await ledger.exchanges(everything)).toEqual([refused])
})

test.each(['at once', 'after a look at the list'])('figures that come late amend the exchange, %s', async (when) => {
  const ledger = await temporaryLedger()
  const row = finished()
  ledger.close(row)
  if (when !== 'at once') await ledger.exchanges(everything)
  ledger.close({ ...row, output_tokens: 999 })
  expect(await ledger.exchanges(everything)).toEqual([{ ...row, output_tokens: 999 }])
  expect((await ledger.counts()).exchanges).toBe(1)
})

test('an exchange opened twice is listed once', async () => {
  const ledger = await temporaryLedger()
  const row = running()
  ledger.open(row)
  ledger.open(row)
  await ledger.exchanges(everything)
  ledger.open(row)
  expect(await ledger.counts()).toMatchObject({ exchanges: 1, running: 1 })
  ledger.close({ ...row, ended_by: 'client' })
  expect(await ledger.exchanges(everything)).toEqual([{ ...row, ended_by: 'client' }])
})

test('the next start finds every exchange, and tells as a crash what Waybill could not finish', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const ended = finished()
  const [seen, unseen] = [running(), running()]
  ledger.close(ended)
  ledger.open(seen)
  await ledger.exchanges(everything)
  ledger.open(unseen)
  ledger.shut()
  const next = await temporaryLedger(directory)
  expect(await next.exchanges(everything)).toEqual([
    { ...unseen, ended_by: 'crash' },
    { ...seen, ended_by: 'crash' },
    ended,
  ])
  expect(await next.counts()).toMatchObject({ exchanges: 3, running: 0 })
})

test('a second Waybill that opens the same directory by mistake mixes nothing up', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const [first, second] = [running({ tool: 'first' }), running({ tool: 'second' })]
  ledger.open(first)
  await temporaryLedger(directory)
  ledger.open(second)
  const ended = [first, second].map((row) => ({ ...row, ended_by: 'complete' as const, status_code: 200 }))
  for (const row of ended) ledger.close(row)
  expect(await ledger.exchanges(everything)).toEqual(ended.reverse())
  expect(ledger.unrecorded()).toBe(0)
})

test('a thousand at once are all there, and counted as running until they end', async () => {
  const ledger = await temporaryLedger()
  const rows = Array.from({ length: 1200 }, () => running())
  for (const row of rows) ledger.open(row)
  expect(await ledger.counts()).toMatchObject({ exchanges: 1200, running: 1200 })
  for (const row of rows) ledger.close({ ...row, ended_by: 'complete', status_code: 200 })
  expect(await ledger.counts()).toMatchObject({ exchanges: 1200, running: 0 })
  expect((await ledger.summary({ since: 0, includeSandbox: true })).totals).toMatchObject({ requests: 1200, errors: 0 })
  expect(ledger.unrecorded()).toBe(0)
})

test('shutting twice is harmless', async () => {
  const ledger = await temporaryLedger()
  ledger.shut()
  expect(() => ledger.shut()).not.toThrow()
})

/** Every field with a value of its own, so that no two can be mixed up. */
function whole(row: ExchangeRow): ExchangeRow {
  const figures = Object.fromEntries(
    Object.entries(exchangeRow.shape).flatMap(([field], index) =>
      /tokens|bytes|cost_nano|attempts/.test(field) ? [[field, 1_000 + index]] : [],
    ),
  )
  return exchangeRow.parse({
    ...row,
    ...figures,
    project: 'project',
    provider_key_id: 'provider key',
    response_model: 'gpt-5-2026',
    stream: true,
    status_code: 200,
    error_type: 'overloaded_error',
    finish_reasons: ['stop', 'tool_calls'],
    media_units: 2.5,
    service_tier: 'priority',
    usage_source: 'estimated',
    cost_nano_usd: 9_007_199_254_740_991,
    cost_basis: 'free',
    price_version: '2026-11',
    latency_ms: 0.125,
    time_to_first_chunk_ms: 0.0625,
    dropped_fields: ['logit_bias'],
    ended_by: 'upstream',
  })
}
