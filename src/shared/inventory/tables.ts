import { bookkeepingTables, foreignTables } from './bookkeeping.ts'
import { connectionTables } from './connections.ts'
import type { TableEntry } from './entry.ts'
import { exchangesEntry } from './exchanges.ts'
import { keyTables } from './keys.ts'
import { modelTables } from './models.ts'
import { moneyTables } from './money.ts'
import { spendingTables } from './spending.ts'
import { totalTables } from './totals.ts'
import { watchTables } from './watch.ts'

/** The tables that Waybill asks and writes. That they are those of the ledger, column by column, the compiler checks there. */
export const ledgerInventory = {
  exchanges: exchangesEntry,
  ...totalTables,
  ...spendingTables,
  ...watchTables,
  ...moneyTables,
  ...modelTables,
  ...keyTables,
  ...connectionTables,
  ...bookkeepingTables,
} as const satisfies Record<string, TableEntry>

/** Every table of the database. */
export const tableInventory: Readonly<Record<string, TableEntry>> = { ...ledgerInventory, ...foreignTables }
