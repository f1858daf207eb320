import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { temporaryDirectory } from '../ledger/temporary-ledger.ts'

let engine: TestEngine
afterEach(() => engine.stop())

async function found() {
  const checks = await engine.core.client.system.doctor()
  return checks.filter(({ name }) => name === 'inventory').map(({ state, message }) => [state, message])
}

test('doctor finds nothing that the inventory does not know, whatever Waybill has been asked to keep', async () => {
  engine = await startEngine({ vault: 'sealed', passphrase: 'a long passphrase' })
  const { client } = engine.core
  await client.providers.add({ kind: 'openai', key: 'sk-test-0123456789' })
  await client.settings.set({ name: 'prometheus', value: true })
  await client.metrics.makeToken()
  await client.security.panic()
  expect(await found()).toEqual([['ok', expect.stringMatching(/^\d+ tables and \d files, all of them known\.$/)]])
})

test('doctor names a table, a column, a setting and a file that Waybill has not made, and says what to do', async () => {
  const dataDirectory = temporaryDirectory()
  engine = await startEngine({ dataDirectory })
  const db = new Database(join(dataDirectory, 'waybill.db'))
  db.exec(`create table prompts (text text); alter table exchanges add column prompt text;
    insert into settings values ('sync_to', '"example.com"')`)
  db.close()
  writeFileSync(join(dataDirectory, 'prompts.log'), 'x')
  mkdirSync(join(dataDirectory, 'backup'))
  const checks = (await engine.core.client.system.doctor()).filter(({ name }) => name === 'inventory')
  expect(checks.map(({ state, message }) => [state, message.split(' Waybill')[0]])).toEqual([
    ['warning', 'The database has a column exchanges.prompt that'],
    ['warning', 'The database has a table prompts that'],
    ['warning', 'The database has a setting sync_to that'],
    ['warning', 'backup in the data directory is not known to'],
    ['warning', 'prompts.log in the data directory is not known to'],
  ])
  expect(checks.every(({ action }) => action?.startsWith('Look what'))).toBe(true)
})
