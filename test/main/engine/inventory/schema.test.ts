import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectToRead } from '../../../../src/main/engine/ledger/connection.ts'
import { schemaOf } from '../../../../src/main/engine/ledger/schema.ts'
import { exchangeRow } from '../../../../src/shared/exchange-row.ts'
import type { ColumnEntry } from '../../../../src/shared/inventory/entry.ts'
import { exchangeColumns, optionalFields } from '../../../../src/shared/inventory/exchanges.ts'
import { tableInventory } from '../../../../src/shared/inventory/tables.ts'
import { temporaryDirectory, temporaryLedger } from '../ledger/temporary-ledger.ts'

/** Kysely writes varchar where it means text; a table of SQLite's own says nothing. */
const sqliteTypes: Readonly<Record<string, string>> = { 'varchar(255)': 'text', '': 'any' }

const inOrder = <T>(of: Readonly<Record<string, T>>) =>
  Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1))

test('the database has the tables and columns that the inventory declares, typed as it says, and no others', async () => {
  const directory = temporaryDirectory()
  await temporaryLedger(directory)
  const db = connectToRead(join(directory, 'waybill.db'))
  const found = Object.fromEntries(
    [...schemaOf(db)].map(([table, columns]) => [
      table,
      inOrder(
        Object.fromEntries(
          columns.map(({ name, type, nullable }) => [name, { type: sqliteTypes[type] ?? type, nullable }]),
        ),
      ),
    ]),
  )
  db.close()
  const declared = Object.fromEntries(
    Object.entries(tableInventory).map(([table, { columns }]) => [
      table,
      inOrder(
        Object.fromEntries(
          Object.entries<ColumnEntry>(columns).map(([name, { type, nullable }]) => [
            name,
            { type, nullable: nullable === true },
          ]),
        ),
      ),
    ]),
  )
  expect(inOrder(found)).toEqual(inOrder(declared))
})

test('an exchange has its fields in one order, in the contract, the inventory and every export', () => {
  expect(exchangeColumns).toEqual(Object.keys(exchangeRow.shape))
})

test('what can be switched off may be null', () => {
  const row = exchangeRow.partial().shape
  expect(optionalFields.filter((field) => !row[field].safeParse(null).success)).toEqual([])
  expect(optionalFields).toHaveLength(19)
})

test('every entry says what it is for, with an example, in a sentence', () => {
  const lacking = Object.entries(tableInventory).flatMap(([table, { purpose, columns }]) => [
    ...(/^[A-Z].*\.$/.test(purpose) ? [] : [table]),
    ...Object.entries<ColumnEntry>(columns)
      .filter(([, entry]) => !/^[A-Z].*\.$/.test(entry.purpose) || entry.example === '')
      .map(([column]) => `${table}.${column}`),
  ])
  expect(lacking).toEqual([])
})
