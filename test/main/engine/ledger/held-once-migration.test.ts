import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { migrations } from '../../../../src/main/engine/ledger/migrations/migrations.ts'
import { temporaryDirectory } from './temporary-ledger.ts'

test('what an earlier version held back when it was killed counts as spent, once', async () => {
  const directory = temporaryDirectory()
  const made = await openLedger({ dataDirectory: directory })
  made.shut()
  const db = new Database(join(directory, 'waybill.db'))
  const queries = new Kysely({ dialect: new SqliteDialect({ database: db }) })
  for (const { name } of db.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string
  }[]) {
    if (!name.startsWith('sqlite_')) db.exec(`drop table "${name}"`)
  }
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0015'))
  await new Migrator({ db: queries, provider: { getMigrations: async () => before } }).migrateToLatest()
  // One exchange that has ended, and one that runs: held in the day and in the minute.
  const spend = db.prepare('insert into spend values (?, ?, ?, ?, ?, ?, ?, ?)')
  spend.run('a', 'openai', '2026-11-20', 2, 120, 700, 1000, 5_000)
  spend.run('a', 'openai', '2026-11-20T13:00', 1, 0, 0, 1000, 5_000)
  db.prepare('insert into reservations values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...['running', 'a', 'openai', '2026-11-20', '2026-11-20T13:00', 100, 900, 5_000, 'priced', 'test'],
  )
  db.close()

  const ledger = await openLedger({ dataDirectory: directory })
  const spent = { client_key_id: 'a', provider_name: 'openai' }
  expect(ledger.spend.all()).toEqual([
    { ...spent, window: '2026-11-20', requests: 2, tokens: 1120, cost_nano_usd: 5_700 },
    { ...spent, window: '2026-11-20T13:00', requests: 1, tokens: 1000, cost_nano_usd: 5_000 },
  ])
  expect(ledger.spend.held()).toEqual([])
  ledger.shut()
})
