import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openLedger } from '../../../../src/main/engine/ledger/ledger.ts'
import { exchangeRow } from '../../../../src/shared/exchange-row.ts'
import { finished } from './an-exchange.ts'
import { temporaryDirectory, temporaryLedger } from './temporary-ledger.ts'

const fromTomorrow = `insert into kysely_migration (name, timestamp) values ('9999-tomorrow', '2099-01-01T00:00:00Z')`

const contents = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]),
  )

test('a database of a newer Waybill is refused, and not a byte of the directory changes', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished())
  ledger.shut()
  const newer = new Database(join(directory, 'waybill.db'))
  newer.exec(fromTomorrow)
  newer.close()
  const before = contents(directory)
  expect(Object.keys(before)).toEqual(['waybill.db'])
  await expect(openLedger({ dataDirectory: directory })).rejects.toMatchObject({ code: 'database_newer' })
  expect(contents(directory)).toEqual(before)
})

test('a newer database is refused where only its log tells, as after a crash, and the log stays', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.shut()
  const newer = new Database(join(directory, 'waybill.db'))
  newer.exec(fromTomorrow)
  const crashed = join(temporaryDirectory(), 'crashed')
  mkdirSync(crashed, { mode: 0o700 })
  for (const name of ['waybill.db', 'waybill.db-wal']) cpSync(join(directory, name), join(crashed, name))
  newer.close()
  const before = contents(crashed)
  expect(before['waybill.db-wal']?.length).toBeGreaterThan(0)
  await expect(openLedger({ dataDirectory: crashed })).rejects.toMatchObject({ code: 'database_newer' })
  expect(contents(crashed)).toEqual(before)
})

test('a database that another program made is refused, and stays as it is', async () => {
  const directory = temporaryDirectory()
  const other = new Database(join(directory, 'waybill.db'))
  other.exec(`create table exchanges (a); insert into exchanges values ('precious')`)
  other.close()
  const before = contents(directory)
  await expect(openLedger({ dataDirectory: directory })).rejects.toMatchObject({ code: 'data_directory_unusable' })
  expect(contents(directory)).toEqual(before)
})

test('an empty file in place of the database, as a crash at the first start may leave, becomes one', async () => {
  const directory = temporaryDirectory()
  new Database(join(directory, 'waybill.db')).close()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished())
  expect(await ledger.exchanges({ limit: 10 })).toHaveLength(1)
})

test('after a shut the directory holds the database alone: nothing waits in a log', async () => {
  const directory = temporaryDirectory()
  const ledger = await temporaryLedger(directory)
  ledger.close(finished())
  ledger.shut()
  expect(readdirSync(directory)).toEqual(['waybill.db'])
  expect(existsSync(join(directory, 'waybill.db-wal'))).toBe(false)
})

test('the tables have the fields of the contract, no more and no less', async () => {
  const directory = temporaryDirectory()
  await temporaryLedger(directory)
  const db = new Database(join(directory, 'waybill.db'), { readonly: true })
  const columnsOf = (table: string): unknown[] =>
    db.prepare('select name from pragma_table_info(?)').pluck().all(table).toSorted()
  expect(columnsOf('exchanges')).toEqual(Object.keys(exchangeRow.shape).toSorted())
  expect(columnsOf('recent')).toEqual(['seq', ...Object.keys(exchangeRow.shape)].toSorted())
  db.close()
})
