import type { Connection } from '../connection.ts'
import type { TablePage, TablePageQuestion } from './question.ts'
import { readableRow, rowText, type StoredRow } from './readable-row.ts'

const PAGE_ROWS = 500

/** One page of any table as its owner may read it, in the order of its key. */
export function tablePage(db: Connection, { table, format, after }: TablePageQuestion): TablePage {
  const key = keyOf(db, table)
  const columns = key.map(quoted).join(', ')
  const behind = after === null ? '' : `where (${columns}) > (${key.map(() => '?').join(', ')})`
  const rows = db
    .prepare<(string | number)[], StoredRow>(
      `select ${key[0] === 'rowid' ? 'rowid as "rowid", ' : ''}* from ${quoted(table)} ${behind}
       order by ${columns} limit ${PAGE_ROWS}`,
    )
    .all(...(after ?? []))
  const last = rows.at(-1)
  const shown = rows.map(({ rowid: _, ...row }) => readableRow(table, row))
  return {
    text: format === 'json' ? shown.map((row) => JSON.stringify(row)).join(',\n') : shown.map(rowText).join(''),
    rows: rows.length,
    last: last === undefined ? null : key.map((column) => last[column] as string | number),
  }
}

/** The columns of its primary key, in their order; a table without one goes by the number that SQLite gives each row. */
function keyOf(db: Connection, table: string): readonly string[] {
  const key = db
    .prepare<[string], string>('select name from pragma_table_info(?) where pk > 0 order by pk')
    .pluck()
    .all(table)
  return key.length > 0 ? key : ['rowid']
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
