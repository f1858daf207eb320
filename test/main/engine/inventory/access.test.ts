import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOf } from '../../../../src/main/engine/guard/client-keys.ts'
import { tableInventory } from '../../../../src/shared/inventory/tables.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { finished } from '../ledger/an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from '../ledger/temporary-ledger.ts'

const EXCHANGES = 1203
const PROVIDER_KEY = 'sk-provider-0123456789abcdef'

let engine: TestEngine
let dataDirectory: string

beforeEach(async () => {
  dataDirectory = temporaryDirectory()
  const ledger = await temporaryLedger(dataDirectory)
  for (let index = 0; index < EXCHANGES; index += 1) ledger.close(finished({ tool: 'curl', latency_ms: 10 }))
  ledger.shut()
  engine = await startEngine({ dataDirectory })
  await engine.core.client.providers.add({ kind: 'openai', key: PROVIDER_KEY })
})

afterEach(() => engine.stop())

async function accessed(format: 'text' | 'json'): Promise<string> {
  let text = ''
  for await (const piece of await engine.core.client.privacy.access({ format })) text += piece
  return text
}

test('every row of every table is there, with what each column is for', async () => {
  const all = JSON.parse(await accessed('json'))
  expect(Object.keys(all.tables).sort()).toEqual(Object.keys(tableInventory).sort())
  expect(all.waybill_access).toEqual({ version: 1, made_at: expect.any(Number), data_directory: dataDirectory })
  const { exchanges, client_keys, daily_totals, provider_keys } = all.tables
  expect(new Set(exchanges.rows.map(({ id }: { id: string }) => id)).size).toBe(EXCHANGES)
  expect(exchanges.retention).toBe('90 days (retention_days)')
  expect(Object.keys(exchanges.columns).sort()).toEqual(Object.keys(exchanges.rows[0]).sort())
  expect(client_keys.rows).toEqual([expect.objectContaining({ id: engine.keyId, hash: '(kept, not shown)' })])
  expect(daily_totals.rows).toEqual([expect.objectContaining({ latencies: [[expect.closeTo(10, 0), EXCHANGES]] })])
  expect(provider_keys.rows).toEqual([expect.objectContaining({ last4: 'cdef' })])
  expect(all.files.map(({ name }: { name: string }) => name)).toContain('waybill.db')
  expect(all.vault).toEqual({ kind: 'memory', state: 'ready', entries: { 'provider keys': 1 } })
})

test('as text a person can read it', async () => {
  const text = await accessed('text')
  expect(text).toMatch(/== exchanges ==\nOne row for each request.* Kept: 90 days \(retention_days\)\.\n\n {2}id {30}/)
  expect(text).toMatch(/ {2}started_at {22}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\n/)
  expect(text).toContain(`\n${EXCHANGES} rows.\n`)
  expect(text).toContain(`latencies                       ${EXCHANGES} of `)
  expect(text).toMatch(/== vault \(memory, ready\) ==\n\nprovider keys: 1\n/)
  expect(text).toMatch(/waybill\.db \(\d+ bytes\): The database/)
})

test.each(['text', 'json'] as const)('no key, no hash of one and no secret is in it, as %s', async (format) => {
  const { client } = engine.core
  const { token } = await client.metrics.makeToken()
  await client.settings.set({ name: 'upstream_proxy', value: 'http://anna:pass%40word@proxy.test:3128' })
  const text = await accessed(format)
  const secrets = [engine.key, hashOf(engine.key), PROVIDER_KEY, token, hashOf(token), 'anna', 'pass%40word']
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  expect(text).toContain('metrics_token_sha256')
  expect(text).toContain('@proxy.test:3128')
})

test('what the inventory does not know is told of, and its values are not', async () => {
  const db = new Database(join(dataDirectory, 'waybill.db'))
  db.exec(`create table strange (what text); insert into strange values ('a stranger’s secret')`)
  db.close()
  writeFileSync(join(dataDirectory, 'left.txt'), 'here')
  const { tables, files } = JSON.parse(await accessed('json'))
  expect(tables.strange).toEqual({ purpose: null, rows: [{ what: '(kept, not shown)' }] })
  expect(files).toContainEqual({ name: 'left.txt', bytes: 4, purpose: null })
  expect(await accessed('text')).toContain('== strange ==\nThe inventory does not know this table.')
})

test('no name that somebody else has given to a file, a table or a column reaches a terminal as it is', async () => {
  const db = new Database(join(dataDirectory, 'waybill.db'))
  db.exec('create table "odd\u001b[2J" ("col\u001b[1m" text)')
  db.exec(`insert into "odd\u001b[2J" values ('x')`)
  db.close()
  writeFileSync(join(dataDirectory, 'left\u001b[2J.txt'), 'here')
  const text = await accessed('text')
  expect(text).toContain('odd?[2J')
  expect(text).toContain('left?[2J.txt')
  expect(text.includes('\u001b')).toBe(false)
})
