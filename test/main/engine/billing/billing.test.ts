import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { createMarkers, tracesIn } from '../../../support/markers.ts'
import { CA, PROVIDER_TLS } from '../hostile/certificates.ts'
import { finished } from '../ledger/an-exchange.ts'
import { type BillProvider, openAiBucket, openAiCost, openAiUsage, startBillProvider } from './bill-provider.ts'
import { ADMIN_KEY } from './fetching.ts'

const DAY_MS = 86_400_000
const KEY = 'sk-live-0123456789abcdef'
const COSTS = '/v1/organization/costs'
const COMPLETIONS = '/v1/organization/usage/completions'
const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10)
const noonOf = (text: string): number => Date.parse(`${text}T12:00:00Z`)

let provider: BillProvider
let directory: string
let engine: TestEngine

beforeEach(async () => {
  provider = await startBillProvider()
  directory = mkdtempSync(join(tmpdir(), 'waybill-bill-'))
})
afterEach(async () => {
  await engine.stop()
  await provider.close()
  rmSync(directory, { recursive: true, force: true })
})

/** An engine with these exchanges in its ledger, and OpenAI configured at this test's provider. */
async function engineWith(rows: Partial<ExchangeRow>[], options: Parameters<typeof startEngine>[0] = {}) {
  const ledger = await openLedger({ dataDirectory: directory })
  for (const row of rows) ledger.close(finished(row))
  ledger.shut()
  engine = await startEngine({ dataDirectory: directory, ...options })
  await engine.core.client.providers.add({ kind: 'openai', base_url: `${provider.origin}/v1`, key: KEY })
  return engine.core.client.billing
}

const since = () => Date.now() - 3 * DAY_MS

describe('a provider’s bill', () => {
  it('is held against the ledger, day by day and model by model, exact to the nano-dollar', async () => {
    const [before, last] = [day(3), day(2)]
    const billing = await engineWith([
      { started_at: noonOf(before), response_model: 'gpt-5-mini-2025-08-07', cost_nano_usd: 100_000_000 },
      { started_at: noonOf(before) + 1, request_model: 'gpt-5-mini', cost_nano_usd: 20_000_001 },
      { started_at: noonOf(last), response_model: 'o3-2025-04-16', cost_nano_usd: 5 },
      { started_at: noonOf(last), provider_name: 'work', cost_nano_usd: 1e9 },
    ])
    provider.report({
      [COSTS]: [
        [
          openAiBucket(before, [
            openAiCost('gpt-5-mini-2025-08-07, input', 0.1),
            openAiCost('gpt-5-mini-2025-08-07, output', 0.2),
          ]),
          openAiBucket(last, [openAiCost('o3-2025-04-16, output', 0.000000005)]),
        ],
      ],
      [COMPLETIONS]: [
        [openAiBucket(before, [openAiUsage('gpt-5-mini-2025-08-07', { input_tokens: 250, output_tokens: 40 })])],
      ],
    })
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    expect(await billing.fetch({ provider: 'openai', since: noonOf(before) })).toEqual({
      provider: 'openai',
      days: 2,
      cost_nano_usd: 300_000_005,
    })
    const [comparison] = await billing.compare({ since: noonOf(before) })
    expect(comparison?.lines).toMatchObject([
      {
        day: before,
        item: 'gpt-5-mini-2025-08-07',
        waybill: { requests: 2, cost_nano_usd: 120_000_001 },
        provider: { requests: 1, cost_nano_usd: 300_000_000 },
        // $0.300000000 less $0.120000001; two exchanges of 100 and 20 tokens, against 250 and 40.
        difference: { cost_nano_usd: 179_999_999, percent: 60, input_tokens: 50, output_tokens: 0 },
      },
      { day: last, item: 'o3-2025-04-16', difference: { cost_nano_usd: 0, percent: 0 } },
    ])
    expect(comparison?.total?.difference?.cost_nano_usd).toBe(179_999_999)
    expect(comparison?.reasons.map(({ reason }) => reason)).toEqual(['elsewhere', 'midnight', 'not_fetched'])
  })

  it('stays to be compared when the provider is gone and Waybill has started again', async () => {
    const billing = await engineWith([{ started_at: noonOf(day(3)) }])
    provider.report({ [COSTS]: [[openAiBucket(day(2), [openAiCost('gpt-5', 1.5)])]] })
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    await billing.fetch({ provider: 'openai', since: since() })
    const before = await billing.compare({ provider: 'openai', since: since() })
    await engine.stop()
    await provider.close()
    engine = await startEngine({ dataDirectory: directory })
    const { billing: again } = engine.core.client
    expect(await again.compare({ provider: 'openai', since: since() })).toEqual(before)
    expect(before[0]?.total).toMatchObject({ provider: { cost_nano_usd: 1_500_000_000 } })
    // The memory vault forgets.
    expect(await again.state()).toMatchObject([{ key_state: 'missing', days: 1 }])
  })

  it('that fails to come leaves what was there', async () => {
    const billing = await engineWith([{ started_at: noonOf(day(3)) }])
    provider.report({ [COSTS]: [[openAiBucket(day(2), [openAiCost('gpt-5', 1.5)])]] })
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    await billing.fetch({ provider: 'openai', since: since() })
    const before = await billing.compare({ provider: 'openai', since: since() })
    provider.report({ [COSTS]: [[openAiBucket(day(2), [openAiCost('gpt-5', -1)])]] })
    await expect(billing.fetch({ provider: 'openai', since: since() })).rejects.toMatchObject({
      code: 'bill_unreadable',
    })
    expect(await billing.compare({ provider: 'openai', since: since() })).toEqual(before)
  })

  it('is compared only for days that the ledger has whole: not before its first exchange, nor beyond the retention', async () => {
    const [first = '', second = '', third = ''] = [day(3), day(2), day(1)]
    const billing = await engineWith([{ started_at: noonOf(second) }])
    const costs = [openAiCost('gpt-5', 1)]
    provider.report({ [COSTS]: [[first, second, third].map((each) => openAiBucket(each, costs))] })
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    await billing.fetch({ provider: 'openai', since: since() })
    const states = async () =>
      (await billing.compare({ since: noonOf(first) }))[0]?.days.slice(0, 3).map(({ state }) => state)
    expect(await states()).toEqual(['not_recorded', 'compared', 'compared'])
    await engine.core.client.settings.set({ name: 'retention_days', value: 2 })
    expect(await states()).toEqual(['not_recorded', 'not_recorded', 'compared'])
  })

  it('is erased with its provider’s exchanges, under the name that the user gave it', async () => {
    const billing = await engineWith([{ started_at: noonOf(day(3)) }])
    const { providers, privacy } = engine.core.client
    await providers.add({ kind: 'openai', name: 'work', base_url: `${provider.origin}/v1`, key: KEY })
    provider.report({ [COSTS]: [[openAiBucket(day(2), [openAiCost('gpt-5', 1)])]] })
    for (const name of ['openai', 'work']) {
      await billing.setAdminKey({ provider: name, key: ADMIN_KEY })
      await billing.fetch({ provider: name, since: since() })
    }
    const days = async () => (await billing.state()).map((state) => state.days)
    expect(await days()).toEqual([1, 1])
    await privacy.purge({ scope: 'provider', provider_name: 'work' })
    expect(await days()).toEqual([1, 0])
    await privacy.purge({ scope: 'all' })
    expect(await days()).toEqual([0, 0])
  })
})

describe('an admin key', () => {
  it('is what a bill needs, and nothing is fetched unless it is asked for', async () => {
    const billing = await engineWith([])
    expect(await billing.state()).toEqual([
      {
        provider: 'openai',
        title: 'OpenAI',
        key_state: 'none',
        key_last4: null,
        key_page: 'https://platform.openai.com/settings/organization/admin-keys',
        days: 0,
        last_fetched_at: null,
      },
    ])
    expect(await billing.compare({ since: since() })).toEqual([])
    await expect(billing.fetch({ provider: 'openai', since: since() })).rejects.toMatchObject({
      code: 'admin_key_missing',
    })
    expect(await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })).toMatchObject({
      key_state: 'ready',
      key_last4: ADMIN_KEY.slice(-4),
    })
    await billing.state()
    await billing.compare({ provider: 'openai', since: since() })
    expect(provider.seen).toEqual([])
    await billing.removeAdminKey({ provider: 'openai' })
    await expect(billing.removeAdminKey({ provider: 'openai' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(billing.fetch({ provider: 'openai', since: since() })).rejects.toMatchObject({
      code: 'admin_key_missing',
    })
    expect(provider.seen).toEqual([])
  })

  it('is in no file, no answer and no error, while it is used, replaced and removed', async () => {
    const secrets = createMarkers()
    const [first, second] = [`${ADMIN_KEY}-first-one`, `${ADMIN_KEY}-second-one`]
    for (const key of [first, second]) secrets.watch('the admin key', key)
    const answers: unknown[] = []
    const billing = await engineWith([{ started_at: noonOf(day(3)) }], { vault: 'sealed', passphrase: 'correct horse' })
    const nowhere = () => {
      const said = { name: 'the answers', bytes: Buffer.from(JSON.stringify(answers)) }
      expect(secrets.foundIn([...tracesIn(directory), said])).toEqual([])
    }
    const told = async (asked: Promise<unknown>) => {
      answers.push(await asked.catch(({ message, data, code, stack }) => [message, data, code, stack]))
      nowhere()
    }
    // A provider that sends the key back wherever it can.
    provider.answerWith(({ url, headers }, res) => {
      const echo = headers.authorization?.slice('Bearer '.length) ?? ''
      if (url.includes('/usage/')) return void res.writeHead(401, { 'x-echo': echo }).end(echo)
      const results = [{ ...openAiCost(echo, 1), project_id: echo }]
      res.end(JSON.stringify({ data: [openAiBucket(day(2), results)], has_more: false, next_page: null }))
    })
    await told(billing.setAdminKey({ provider: 'openai', key: first }))
    await told(billing.fetch({ provider: 'openai', since: since() }))
    await told(billing.setAdminKey({ provider: 'openai', key: second }))
    provider.report({ [COSTS]: [[openAiBucket(day(2), [openAiCost(second, 1), openAiCost(`gpt ${second}`, 1)])]] })
    await told(billing.fetch({ provider: 'openai', since: since() }))
    await told(billing.compare({ since: since() }))
    await told(engine.core.client.providers.list())
    await told(billing.setAdminKey({ provider: 'openai', key: `${second} \n` }).then(() => billing.state()))
    await told(billing.setAdminKey({ provider: 'openai', key: `${second}\n${second}` }))
    await engine.core.client.system.lock()
    await told(billing.fetch({ provider: 'openai', since: since() }))
    await engine.core.client.system.unlock({ passphrase: 'correct horse' })
    await told(billing.removeAdminKey({ provider: 'openai' }))
    await engine.stop()
    nowhere()
    expect(JSON.stringify(answers)).toContain('vault_locked')
  })

  it('goes to the origin of its provider, and is let go when that moves elsewhere or is removed', async () => {
    const canary = await startBillProvider()
    const billing = await engineWith([])
    const { providers } = engine.core.client
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    await providers.add({ kind: 'openai', base_url: `${canary.origin}/v1`, key: KEY })
    expect(await billing.state()).toMatchObject([{ key_state: 'none' }])
    await expect(billing.fetch({ provider: 'openai', since: since() })).rejects.toMatchObject({
      code: 'admin_key_missing',
    })
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    await providers.remove({ name: 'openai' })
    await providers.add({ kind: 'openai', base_url: `${canary.origin}/v1`, key: KEY })
    expect(await billing.state()).toMatchObject([{ key_state: 'none' }])
    expect([...canary.seen, ...provider.seen]).toEqual([])
    await canary.close()
  })

  it('found in the database for another origin, where somebody edited it, goes nowhere', async () => {
    const billing = await engineWith([])
    await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
    await engine.stop()
    const ledger = await openLedger({ dataDirectory: directory })
    const [record] = ledger.providers.all()
    const canary = await startBillProvider()
    if (record) ledger.providers.put({ ...record, base_url: `${canary.origin}/v1` })
    ledger.shut()
    engine = await startEngine({ dataDirectory: directory })
    const { billing: again } = engine.core.client
    expect(await again.state()).toMatchObject([{ key_state: 'moved' }])
    await expect(again.fetch({ provider: 'openai', since: since() })).rejects.toMatchObject({
      code: 'admin_key_missing',
      message: expect.stringContaining(`was given for ${provider.origin}`),
    })
    expect(canary.seen).toEqual([])
    await canary.close()
  })

  it('is taken for providers alone that have an API for their bill', async () => {
    const billing = await engineWith([])
    await engine.core.client.providers.add({ kind: 'ollama' })
    const key = ADMIN_KEY
    await expect(billing.setAdminKey({ provider: 'ollama', key })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(billing.setAdminKey({ provider: 'nosuch', key })).rejects.toMatchObject({ code: 'not_found' })
    await expect(billing.compare({ provider: 'nosuch', since: 0 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(billing.fetch({ provider: 'openai', since: Date.now() + DAY_MS })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})

it('a bill is fetched over the user’s own network settings: their certificates, and no others', async () => {
  const secure = await startBillProvider({ [COSTS]: [[openAiBucket(day(1), [])]] }, { tls: PROVIDER_TLS })
  const billing = await engineWith([])
  const { providers, settings } = engine.core.client
  await providers.add({ kind: 'openai', base_url: `${secure.origin}/v1`, key: KEY })
  await billing.setAdminKey({ provider: 'openai', key: ADMIN_KEY })
  await expect(billing.fetch({ provider: 'openai', since: since() })).rejects.toMatchObject({
    code: 'provider_certificate',
  })
  expect(secure.seen).toEqual([])
  const file = join(directory, 'ca.pem')
  writeFileSync(file, CA)
  await settings.set({ name: 'extra_ca_file', value: file })
  expect(await billing.fetch({ provider: 'openai', since: since() })).toMatchObject({ days: 1, cost_nano_usd: 0 })
  await secure.close()
})
