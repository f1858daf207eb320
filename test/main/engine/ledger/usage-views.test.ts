import { expect, test } from 'vitest'
import { finished, NOON, running } from './an-exchange.ts'
import { temporaryLedger } from './temporary-ledger.ts'

test('a client key shows how often it was used and when last', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ client_key_id: 'a', started_at: NOON }))
  ledger.close(finished({ client_key_id: 'a', started_at: NOON + 5, ended_by: 'client' }))
  ledger.open(running({ client_key_id: 'b', started_at: NOON + 9 }))
  ledger.close(finished({ client_key_id: null }))
  expect(await ledger.keyUsage()).toEqual(
    new Map([
      ['a', { requests: 2, last_used_at: NOON + 5 }],
      ['b', { requests: 1, last_used_at: NOON + 9 }],
    ]),
  )
})

test('a key that is used a lot is counted to the last request', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 20_001; index += 1) ledger.close(finished({ started_at: NOON + index }))
  expect(await ledger.keyUsage()).toEqual(new Map([['key-1', { requests: 20_001, last_used_at: NOON + 20_000 }]]))
})

test("a provider shows its last status and the median of its last 50 answers, failures' haste left out", async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 30; index += 1) ledger.close(finished({ latency_ms: 9_000 }))
  for (let index = 1; index <= 50; index += 1) ledger.close(finished({ latency_ms: index }))
  ledger.close(finished({ latency_ms: 0, status_code: 429, started_at: NOON + 7 }))
  ledger.close(finished({ latency_ms: 0, ended_by: 'client', status_code: 200, started_at: NOON + 8 }))
  ledger.open(running({ started_at: NOON + 9 }))
  expect(await ledger.providerUsage()).toEqual(
    new Map([['openai', { last_used_at: NOON + 9, last_status_code: 200, latency_ms: 25.5 }]]),
  )
})

test('a provider that never answered has no latency, and no status while its first request runs', async () => {
  const ledger = await temporaryLedger()
  ledger.open(running({ provider_name: 'a' }))
  ledger.close(finished({ provider_name: 'b', status_code: 502, ended_by: 'upstream' }))
  ledger.close(finished({ provider_name: null }))
  expect(await ledger.providerUsage()).toEqual(
    new Map([
      ['a', { last_used_at: NOON, last_status_code: null, latency_ms: null }],
      ['b', { last_used_at: NOON, last_status_code: 502, latency_ms: null }],
    ]),
  )
})

test('a provider shows nothing of what Waybill answered in its place: an estimate, a refusal', async () => {
  const ledger = await temporaryLedger()
  ledger.close(finished({ provider_name: 'asked', status_code: 500 }))
  ledger.close(finished({ provider_name: 'asked', attempts: 0, started_at: NOON + 1 }))
  ledger.close(finished({ provider_name: 'never asked', attempts: 0 }))
  expect(await ledger.providerUsage()).toEqual(
    new Map([['asked', { last_used_at: NOON, last_status_code: 500, latency_ms: null }]]),
  )
})

test('a ledger without exchanges has used no key and no provider', async () => {
  const ledger = await temporaryLedger()
  expect((await ledger.keyUsage()).size + (await ledger.providerUsage()).size).toBe(0)
})

test('the size on disk is told, and shrinks when everything is purged', async () => {
  const ledger = await temporaryLedger()
  for (let index = 0; index < 5000; index += 1) ledger.close(finished())
  const { bytes } = await ledger.counts()
  expect(bytes).toBeGreaterThan(1_000_000)
  await ledger.purge({ scope: 'all' })
  expect((await ledger.counts()).bytes).toBeLessThan(300_000)
})
