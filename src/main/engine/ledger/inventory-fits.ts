import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { ledgerInventory } from '../../../shared/inventory/tables.ts'
import type { LedgerTables } from './tables.ts'

/** A column that only one of the two knows stands here by its name, and nothing is assignable to it. */
type Unlike<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>

type Declared = typeof ledgerInventory
type UnlikeColumns = {
  [Table in keyof Declared & keyof LedgerTables]: Unlike<Declared[Table]['columns'], LedgerTables[Table]>
}[keyof Declared & keyof LedgerTables]

/** No table and no column is without an entry, and no entry is of nothing: this compiles only then. */
export const declaredTables = ledgerInventory satisfies [
  Unlike<Declared, LedgerTables>,
  UnlikeColumns,
  Unlike<Declared['exchanges']['columns'], ExchangeRow>,
] extends [never, never, never]
  ? Declared
  : never
