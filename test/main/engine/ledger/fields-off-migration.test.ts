import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrations } from '../../../../src/main/engine/ledger/migrations/migrations.ts'
import { fromStored, toSqlValues } from '../../../../src/main/engine/ledger/stored-exchange.ts'
import type { StoredExchange } from '../../../../src/main/engine/ledger/tables.ts'
import { optionalFields } from '../../../../src/shared/inventory/exchanges.ts'
import { finished } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const NOTHING = Object.fromEntries(optionalFields.map((field) => [field, null]))

test('the exchanges of a database from before fields could be off are all there, and stand beside those without', async () => {
  const directory = temporaryDirectory()
  const path = join(directory, 'waybill.db')
  const db = new Database(path)
  db.pragma('auto_vacuum = INCREMENTAL')
  const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0011'))
  await new Migrator({
    db: new Kysely({ dialect: new SqliteDialect({ database: db }) }),
    provider: { getMigrations: async () => earlier },
  }).migrateToLatest()
  const rows = [finished({ finish_reasons: ['stop', 'length'] }), finished({ request_bytes: 12, tool: null })]
  for (const table of ['exchanges', 'recent']) {
    const columns = Object.keys(rows[0] ?? {})
    const row = table === 'exchanges' ? rows[0] : rows[1]
    const insert = db.prepare(`insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`)
    if (row) insert.run(toSqlValues(row))
    expect(() => db.exec(`update ${table} set endpoint = null`)).toThrow('NOT NULL')
  }
  db.close()

  const ledger = await temporaryLedger(directory)
  const bare = finished({ ...NOTHING })
  ledger.close(bare)
  expect(await ledger.exchanges({ limit: 10 })).toEqual([bare, ...rows.toReversed()])
  ledger.shut()

  const after = new Database(path)
  expect(after.pragma('integrity_check', { simple: true })).toBe('ok')
  const stored = after.prepare<[string], StoredExchange>('select * from exchanges where id = ?').get(bare.id)
  expect(stored && fromStored(stored)).toEqual(bare)
  for (const table of ['exchanges', 'recent']) {
    const required = after.prepare(`select name from pragma_table_info('${table}') where "notnull" = 1`).pluck().all()
    for (const field of optionalFields) expect(required).not.toContain(field)
  }
  after.close()
})
