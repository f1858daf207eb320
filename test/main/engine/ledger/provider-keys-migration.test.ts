import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { migrations } from '../../../../src/main/engine/ledger/migrations/migrations.ts'
import { temporaryDirectory } from './temporary-ledger.ts'

test('who comes from a version with one key for each provider finds it where the vault has it', async () => {
  const directory = temporaryDirectory()
  const made = await openLedger({ dataDirectory: directory })
  made.shut()
  const path = join(directory, 'waybill.db')
  const db = new Database(path)
  const queries = new Kysely({ dialect: new SqliteDialect({ database: db }) })
  // As the first version left it.
  for (const { name } of db.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string
  }[]) {
    if (!name.startsWith('sqlite_')) db.exec(`drop table "${name}"`)
  }
  const first = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0004'))
  await new Migrator({ db: queries, provider: { getMigrations: async () => first } }).migrateToLatest()
  const add = db.prepare('insert into providers values (?, ?, ?, ?, ?, ?, ?)')
  add.run('openai', 'openai', '', 0, 'in the vault', 'abcd', 1)
  add.run('work', 'openai', 'https://elsewhere.test/v1', 1, 'there too', null, 2)
  add.run('ollama', 'ollama', '', 0, null, null, 3)
  db.close()

  const ledger = await openLedger({ dataDirectory: directory })
  expect(ledger.providers.all()).toEqual([
    {
      name: 'openai',
      kind: 'openai',
      base_url: '',
      allow_http: false,
      key_use: 'order',
      asks: {},
      formats: null,
      keys: [{ id: 'in the vault', last4: 'abcd', created_at: 1 }],
      created_at: 1,
    },
    {
      name: 'work',
      kind: 'openai',
      base_url: 'https://elsewhere.test/v1',
      allow_http: true,
      key_use: 'order',
      asks: {},
      formats: null,
      keys: [{ id: 'there too', last4: null, created_at: 2 }],
      created_at: 2,
    },
    {
      name: 'ollama',
      kind: 'ollama',
      base_url: '',
      allow_http: false,
      key_use: 'order',
      asks: {},
      formats: null,
      keys: [],
      created_at: 3,
    },
  ])
  ledger.shut()
})
