import { settingNames } from '../../../shared/contract/settings.ts'
import type { TableEntry } from '../../../shared/inventory/entry.ts'
import { hiddenSetting } from '../../../shared/inventory/hidden-settings.ts'
import { tableInventory } from '../../../shared/inventory/tables.ts'
import type { Connection } from './connection.ts'

interface SchemaColumn {
  readonly name: string
  /** Small letters; empty where SQLite knows none. */
  readonly type: string
  readonly nullable: boolean
}

/** What is really there: every table with its columns, in the order in which they were made. */
export function schemaOf(db: Connection): ReadonlyMap<string, readonly SchemaColumn[]> {
  const tables = db.prepare<[], string>(`select name from sqlite_schema where type = 'table'`).pluck().all()
  const columns = db.prepare<[string], { name: string; type: string; notnull: number }>(
    'select name, type, "notnull" from pragma_table_info(?)',
  )
  return new Map(
    tables.map((table) => [
      table,
      columns
        .all(table)
        .map(({ name, type, notnull }) => ({ name, type: type.toLowerCase(), nullable: notnull === 0 })),
    ]),
  )
}

/** What is there and the inventory does not know: tables, columns, and rows of `settings`, in words. */
export function unknownToInventory(db: Connection): string[] {
  const unknown = [...schemaOf(db)].flatMap(([table, columns]) => {
    const entry: TableEntry | undefined = Object.hasOwn(tableInventory, table) ? tableInventory[table] : undefined
    if (entry === undefined) return [`a table ${table}`]
    return columns
      .filter(({ name }) => !Object.hasOwn(entry.columns, name))
      .map(({ name }) => `a column ${table}.${name}`)
  })
  const settings = db.prepare<[], string>('select name from settings').pluck().all()
  const known: readonly string[] = settingNames
  return [
    ...unknown,
    ...settings
      .filter((name) => !known.includes(name) && hiddenSetting(name) === null)
      .map((name) => `a setting ${name}`),
  ]
}
