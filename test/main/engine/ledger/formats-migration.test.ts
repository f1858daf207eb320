import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrations } from '../../../../src/main/engine/ledger/migrations/migrations.ts'
import { temporaryDirectory } from './temporary-ledger.ts'

test('a server that was there before formats were known still gets Responses as they are', async () => {
  const db = new Database(join(temporaryDirectory(), 'x.db'))
  const queries = new Kysely({ dialect: new SqliteDialect({ database: db }) })
  const upTo = async (last: string) => {
    const these = Object.fromEntries(Object.entries(migrations).filter(([name]) => name <= last))
    await new Migrator({ db: queries, provider: { getMigrations: async () => these } }).migrateToLatest()
  }
  await upTo('0013')
  const add = db.prepare(
    "insert into providers (name, kind, base_url, allow_http, key_use, created_at) values (?, ?, '', 0, 'order', 1)",
  )
  for (const kind of ['compatible', 'openai']) add.run(kind, kind)
  await upTo('0014')
  const formats = db.prepare('select name, formats from providers order by name').all()
  expect(formats).toEqual([
    { name: 'compatible', formats: '["chat_completions","responses"]' },
    { name: 'openai', formats: null },
  ])
  db.close()
})
