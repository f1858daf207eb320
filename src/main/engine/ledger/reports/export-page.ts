import { stringify } from 'csv-stringify/sync'
import type { ExportFormat } from '../../../../shared/contract/privacy.ts'
import type { ExchangeRow } from '../../../../shared/exchange-row.ts'
import { exchangeColumns } from '../../../../shared/inventory/exchanges.ts'
import type { Connection } from '../connection.ts'
import { fromStored } from '../stored-exchange.ts'
import type { StoredExchange } from '../tables.ts'
import type { ExportedPage, ExportPageQuestion } from './question.ts'

const PAGE_ROWS = 500

/** One page of an export, without what stands before, between and after pages. */
export function exportPage(db: Connection, { format, after, newest }: ExportPageQuestion): ExportedPage {
  const stored = db
    .prepare<[string, string], StoredExchange>(
      `select * from exchanges where id > ? and id <= ? order by id limit ${PAGE_ROWS}`,
    )
    .all(after, newest)
  return { text: textOf(stored.map(fromStored), format), last: stored.at(-1)?.id ?? null }
}

function textOf(rows: readonly ExchangeRow[], format: ExportFormat): string {
  switch (format) {
    case 'ndjson':
      return rows.map((row) => `${jsonOf(row)}\n`).join('')
    case 'json':
      return rows.map(jsonOf).join(',\n')
    case 'csv':
      return csvLines(rows)
  }
}

const columns = [...exchangeColumns]

/** In the order of the inventory: the table has later columns last. */
function jsonOf(row: ExchangeRow): string {
  return JSON.stringify(row, columns)
}

/** Lists as JSON text. A cell that a spreadsheet would take for a formula gets a `'` in front. */
function csvLines(rows: readonly ExchangeRow[]): string {
  return stringify([...rows], {
    columns,
    escape_formulas: true,
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
  })
}
