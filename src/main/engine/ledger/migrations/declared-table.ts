import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { ColumnEntry } from '../../../../shared/inventory/entry.ts'
import { declaredTables } from '../inventory-fits.ts'

type Declared = typeof declaredTables

/**
 * Makes a table out of what the inventory says of these columns: their types, and whether they may be empty. A column that
 * it does not declare can't be made. The names stand in the migration; a column that comes later is a later migration's.
 */
export async function createDeclared<Table extends keyof Declared>(
  db: Kysely<unknown>,
  table: Table,
  columns: readonly (keyof Declared[Table]['columns'] & string)[],
  key: readonly [string, ...string[]],
): Promise<void> {
  const declared: Readonly<Record<string, ColumnEntry>> = declaredTables[table].columns
  let made: CreateTableBuilder<string, string> = db.schema.createTable(table)
  for (const name of columns) {
    const { type, nullable } = declared[name] as ColumnEntry
    made = made.addColumn(name, sql.raw(type), (column) => (nullable ? column : column.notNull()))
  }
  await made
    .addPrimaryKeyConstraint(`${table}_key`, [...key])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
}
