import { stringify } from 'csv-stringify/sync'
import type { ExportFormat } from '../../../shared/contract/privacy.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { exportedRows } from './exported-rows.ts'
import type { Queries } from './migrate.ts'
import { exchangeColumns } from './stored-exchange.ts'

/** The ledger as text, in pieces of a few hundred rows. */
export function exportLedger(db: Queries, format: ExportFormat): AsyncGenerator<string> {
  switch (format) {
    case 'ndjson':
      return ndjson(db)
    case 'json':
      return json(db)
    case 'csv':
      return csv(db)
  }
}

async function* ndjson(db: Queries): AsyncGenerator<string> {
  for await (const rows of exportedRows(db)) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

async function* json(db: Queries): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of exportedRows(db)) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

async function* csv(db: Queries): AsyncGenerator<string> {
  yield stringify([[...exchangeColumns]])
  for await (const rows of exportedRows(db)) yield csvLines(rows)
}

/** Lists as JSON text. A cell that a spreadsheet would take for a formula gets a `'` in front. */
function csvLines(rows: readonly ExchangeRow[]): string {
  return stringify([...rows], {
    columns: [...exchangeColumns],
    escape_formulas: true,
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
  })
}
