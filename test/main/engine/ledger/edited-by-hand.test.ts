import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDay } from '../../../../src/main/engine/calendar.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { holds, rounds } from '../../../support/tell.ts'
import { ask, JSON_TYPE } from '../privacy/ask.ts'

let root: string
/** Of the key that the seed has. */
let keyId: string
let key: string

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const engine = await startEngine({ dataDirectory: join(root, 'seed') })
  const { client } = engine.core
  const { id } = await client.clientKeys.create({ name: 'tool', limits: { concurrency: 5 }, asks: { no_store: true } })
  ;({ key } = await client.clientKeys.rotate({ id }))
  keyId = id
  await client.settings.set({ name: 'budget_day_usd', value: 5 })
  await client.settings.set({ name: 'retention_days', value: 7 })
  await client.providers.add({ kind: 'ollama', base_url: 'http://127.0.0.1:1/v1' })
  await client.limits.setProviderBudget({ provider_name: 'ollama', budget_day_nano_usd: 5 })
  await client.plans.create({ name: 'team', limits: { requests_per_minute: 5 } })
  await client.routes.add({ match: { model: 'fast' }, targets: [{ to: 'ollama/m' }] })
  await client.prices.set({ provider: 'openai', model: 'm', input_nano_usd_per_mtok: 1, output_nano_usd_per_mtok: 1 })
  await engine.stop()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** An engine on a copy of the seed in whose database somebody has been. */
async function openEdited(edit: (database: Database.Database) => void): Promise<TestEngine> {
  const dataDirectory = mkdtempSync(join(root, 'edited-'))
  copyFileSync(join(root, 'seed', 'waybill.db'), join(dataDirectory, 'waybill.db'))
  const database = new Database(join(dataDirectory, 'waybill.db'))
  edit(database)
  database.close()
  return startEngine({ dataDirectory })
}

const request = (engine: TestEngine, with_ = key) =>
  ask(engine.proxy, with_, { path: '/v1/chat/completions', headers: JSON_TYPE, body: '{"model":"fast","messages":[]}' })

const noticesOf = async ({ core }: TestEngine) =>
  (await core.client.system.status()).notices.map(({ message }) => message)

test.each([
  ['its limits', `update client_keys set limits = '{"requests_per_minute":"ten"}' where name = 'tool'`],
  ['its plan’s limits', `update client_keys set plan = 'team' where name = 'tool'; update plans set limits = 'none'`],
  ['its plan’s name', `update client_keys set plan = 'taem' where name = 'tool'`],
])('a key of which %s can’t be read lets nothing pass, and says so, till it is set again', async (_what, edit) => {
  const engine = await openEdited((db) => db.exec(edit))
  expect((await request(engine)).status).toBe(429)
  expect(await noticesOf(engine)).toContainEqual(expect.stringMatching(/tool|team/))
  const { clientKeys } = engine.core.client
  await clientKeys.update({ id: keyId, plan: null, limits: { requests_per_minute: null } })
  expect((await request(engine)).status).toBe(502)
  expect((await noticesOf(engine)).filter((message) => message.includes('client key'))).toEqual([])
  await engine.stop()
})

test('a budget that can’t be read is spent, and what is asked of providers is all of it', async () => {
  const engine = await openEdited((db) => {
    db.exec(`update settings set value = '5 dollars' where name = 'budget_day_usd'`)
    db.exec(`update client_keys set asks = '{no_store}' where name = 'tool'; update providers set formats = 'mine'`)
  })
  expect(await noticesOf(engine)).toEqual([
    'What is asked for the client key tool can’t be read in the database: everything is asked.',
    'The formats of the provider ollama can’t be read in the database: those of its kind hold.',
    'The setting budget_day_usd in the database can’t be read: 0 holds.',
  ])
  expect((await engine.core.client.settings.get()).budget_day_usd).toBe(0)
  const view = (await engine.core.client.clientKeys.list()).find(({ name }) => name === 'tool')
  expect(view?.asks).toMatchObject({ no_store: true, deny_data_collection: true })
  await engine.stop()
})

test('a route that can’t be read leads nowhere, is told of, and outlives changes to the others', async () => {
  const engine = await openEdited((db) => db.exec(`update route_rules set targets = '["ollama/m"]'`))
  expect(await engine.core.client.routes.list()).toEqual([])
  expect(await noticesOf(engine)).toEqual([expect.stringMatching(/^The route .* can’t be read: it leads nowhere\.$/)])
  await engine.core.client.routes.add({ match: { model: 'fast' }, targets: [{ to: 'ollama/m' }] })
  const database = new Database(join(engine.dataDirectory, 'waybill.db'), { readonly: true })
  expect(database.prepare('select targets from route_rules').pluck().all()).toContain('["ollama/m"]')
  database.close()
  await engine.stop()
})

test.each([
  ['what was spent on a day', `insert into spend select id, 'ollama', @day, @most, @most, @most from client_keys`],
  [
    'what was held when a kill came',
    `insert into reservations select 'a' || id, id, 'ollama', @day, null, @most, @most, @most, 'priced', null from client_keys;
     insert into reservations select 'b' || id, id, 'ollama', @day, null, @most, @most, @most, 'priced', null from client_keys`,
  ],
])(
  '%s is beyond all counting: the engine starts, the budget is spent, and what follows is written down',
  async (_what, edit) => {
    const engine = await openEdited((db) => {
      db.exec(edit.replaceAll('@day', `'${localDay(Date.now())}'`).replaceAll('@most', '9223372036854775807'))
    })
    const { clientKeys, limits, privacy, system } = engine.core.client
    await clientKeys.update({ id: keyId, limits: { tokens_per_day: 1000 } })
    expect((await clientKeys.list()).find(({ id }) => id === keyId)?.left).toContainEqual(
      expect.objectContaining({ limit: 'tokens_per_day', left: 0 }),
    )
    expect((await limits.budgets()).map(({ spent }) => spent > 1e15)).toEqual([true, true, true])
    expect((await request(engine)).status).toBe(429)
    await clientKeys.update({ id: keyId, limits: { tokens_per_day: null } })
    expect((await request(engine)).status).toBe(502)
    expect((await system.status()).unrecorded).toBe(0)
    expect(await privacy.purge({ scope: 'all' })).toMatchObject({ purged: 2 })
    await engine.stop()
  },
)

/** The kind of vault is this suite's own word, said at each start. */
function rowsOf(database: Database.Database, table: string): unknown[] {
  return database.prepare(`select * from "${table}"${table === 'settings' ? ` where name <> 'vault'` : ''}`).all()
}

const TABLES = [
  'settings',
  'providers',
  'provider_keys',
  'provider_budgets',
  'client_keys',
  'plans',
  'route_rules',
  'own_prices',
]
const NONSENSE = [
  '',
  'nonsense',
  '{',
  '[]',
  '{"a":1}',
  'null',
  '\u0000',
  '\u001b[31m',
  -1,
  2,
  9.9e17,
  9007199254740993n,
]

test('whatever stands in a row of what was configured, the engine starts, tells all that there is, and loses none of it', async () => {
  const edit = fc.record({ table: fc.constantFrom(...TABLES), column: fc.nat(), value: fc.constantFrom(...NONSENSE) })
  await holds(
    fc.asyncProperty(edit, async ({ table, column, value }) => {
      let before: unknown[] = []
      const engine = await openEdited((db) => {
        const names = db.prepare('select name from pragma_table_info(?)').pluck().all(table)
        const spoil = db.prepare(`update "${table}" set "${names[column % names.length]}" = ?`)
        try {
          spoil.run(value)
        } catch {
          // Of another type than the column, or twice the same key: the database itself does not take it.
        }
        before = rowsOf(db, table)
      })
      const { providers, clientKeys, plans, routes, limits, prices, settings, system } = engine.core.client
      await Promise.all([providers.list(), clientKeys.list(), plans.list(), routes.list(), limits.budgets()])
      await Promise.all([prices.list({}), settings.get(), system.status(), system.doctor(), system.diagnostics()])
      expect((await request(engine)).status).not.toBe(500)
      const database = new Database(join(engine.dataDirectory, 'waybill.db'), { readonly: true })
      expect(rowsOf(database, table)).toEqual(expect.arrayContaining(before))
      database.close()
      await engine.stop()
    }),
    rounds(10, 150),
  )
}, 200_000)
