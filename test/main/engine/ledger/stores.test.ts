import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const provider = {
  name: 'openai',
  kind: 'openai',
  base_url: '',
  allow_http: false,
  key_use: 'order',
  asks: {},
  formats: ['chat_completions', 'messages'] as const,
  keys: [{ id: 'k', last4: 'abcd', created_at: 1 }],
  created_at: 1,
} as const
const key = {
  id: 'a',
  name: 'laptop',
  project: null,
  hash: 'ff',
  prefix: 'sk-wb-ab…',
  created_at: 1,
  revoked_at: null,
  limits: { requests_per_minute: 3, allow_models: ['gpt-5*'] },
  plan: 'team',
  expires_at: 9,
  suspended_at: null,
  suspended_reason: null,
  private: true,
  secret_scan: 'warn' as const,
  asks: { no_store: true },
}

test('settings, providers and client keys are there at the next start', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.settings.set('port', 4500)
  ledger.providers.put({ ...provider, allow_http: true })
  ledger.clientKeys.put(key)
  ledger.shut()
  const next = await temporaryLedger(directory)
  expect(next.settings.all()).toEqual({ port: 4500 })
  expect(next.providers.all()).toEqual([{ ...provider, allow_http: true }])
  expect(next.clientKeys.all()).toEqual([key])
})

test('routes are there at the next start, in their order, without one that somebody has broken by hand', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  const route = (id: string, model: string) => ({
    id,
    match: { model, format: null, client_key_id: null, project: null, kind: null, min_input_tokens: 7 },
    targets: [{ to: 'openai/gpt-5', weight: 3 }],
    created_at: 1,
  })
  ledger.routes.replaceAll([route('b', 'x*'), route('broken', 'y'), route('a', 'fast')])
  ledger.shut()
  const db = new Database(join(directory, 'waybill.db'))
  db.exec("update route_rules set targets = '[]' where id = 'broken'")
  db.close()
  const next = await temporaryLedger(directory)
  expect(next.routes.all()).toEqual([route('b', 'x*'), route('a', 'fast')])
})

test('any value that JSON can carry comes back as it was set, under any name', async () => {
  const { settings } = await temporaryLedger()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.jsonValue(), (name, value) => {
      settings.set(name, value)
      const all = settings.all()
      return Object.hasOwn(all, name) && JSON.stringify(all[name]) === JSON.stringify(value)
    }),
    {
      numRuns: 100,
      examples: [
        ['__proto__', { polluted: true }],
        ["'; drop table settings; --", 1],
      ],
    },
  )
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('a setting that is set again has the new value; one set to undefined is forgotten', async () => {
  const { settings } = await temporaryLedger()
  settings.set('a', 1)
  settings.set('a', [2])
  settings.set('b', null)
  expect(settings.all()).toEqual({ a: [2], b: null })
  settings.set('a', undefined)
  expect(settings.all()).toEqual({ b: null })
})

test('a provider that is put again is replaced; a removed one is gone; removing one that is not there is harmless', async () => {
  const { providers } = await temporaryLedger()
  providers.put(provider)
  const added = { id: 'second', last4: null, created_at: 2 }
  providers.put({ ...provider, name: 'local', created_at: 0, allow_http: true, keys: [] })
  providers.put({ ...provider, base_url: 'https://elsewhere.test', key_use: 'spread', keys: [added, ...provider.keys] })
  expect(providers.all().map(({ name, base_url, key_use, keys }) => [name, base_url, key_use, keys])).toEqual([
    ['local', '', 'order', []],
    ['openai', 'https://elsewhere.test', 'spread', [added, ...provider.keys]],
  ])
  providers.remove('openai')
  providers.remove('never there')
  expect(providers.all().map(({ name }) => name)).toEqual(['local'])
  // Its keys went with it: another of that name does not find them.
  providers.put({ ...provider, keys: [] })
  expect(providers.all().find(({ name }) => name === 'openai')?.keys).toEqual([])
})

test('a client key is revoked and rotated under its id; two keys of one hash are refused', async () => {
  const { clientKeys } = await temporaryLedger()
  clientKeys.put(key)
  clientKeys.put({ ...key, hash: 'ee', revoked_at: 7 })
  expect(clientKeys.all()).toEqual([{ ...key, hash: 'ee', revoked_at: 7 }])
  expect(() => clientKeys.put({ ...key, id: 'b', hash: 'ee' })).toThrow()
})

test('plans are there at the next start; one that is put again has other limits; a budget goes with its provider', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.providers.put(provider)
  ledger.plans.put({ name: 'team', limits: { tokens_per_day: 5 }, created_at: 1 })
  ledger.plans.put({ name: 'team', limits: { concurrency: 2 }, created_at: 8 })
  ledger.plans.put({ name: 'gone', limits: {}, created_at: 2 })
  ledger.plans.remove('gone')
  const budget = { provider_name: 'openai', budget_day_nano_usd: 5, budget_month_nano_usd: null }
  ledger.providerBudgets.put(budget)
  ledger.shut()
  const next = await temporaryLedger(directory)
  expect(next.plans.all()).toEqual([{ name: 'team', limits: { concurrency: 2 }, created_at: 1 }])
  expect(next.providerBudgets.all()).toEqual([budget])
  next.providers.put({ ...provider, base_url: 'https://elsewhere.test' })
  expect(next.providerBudgets.all()).toEqual([budget])
  next.providers.remove('openai')
  expect(next.providerBudgets.all()).toEqual([])
})

test('limits that somebody spoilt in the database let nothing pass, and are told of', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.clientKeys.put(key)
  ledger.shut()
  const db = new Database(join(directory, 'waybill.db'))
  db.prepare(`update client_keys set limits = '{"requests_per_minute":"ten"}'`).run()
  db.close()
  const next = await temporaryLedger(directory)
  expect(next.clientKeys.all()[0]?.limits).toEqual({ requests_per_minute: 0 })
  expect(next.unreadable()).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('can’t be read: nothing passes') }),
  )
})

test('purging every exchange leaves settings, providers and client keys', async () => {
  const ledger = await temporaryLedger()
  ledger.settings.set('port', 1)
  ledger.providers.put(provider)
  ledger.clientKeys.put(key)
  await ledger.purge({ scope: 'all' })
  expect(ledger.settings.all()).toEqual({ port: 1 })
  expect(ledger.providers.all()).toHaveLength(1)
  expect(ledger.clientKeys.all()).toHaveLength(1)
})
