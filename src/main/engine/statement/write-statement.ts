import type { StatementFormat } from '../../../shared/contract/usage.ts'
import type { Statement } from './statement.ts'
import { statementCsv } from './statement-csv.ts'
import { statementPage } from './statement-page.ts'

/** As the text of a file, with the name and the type that suit it. */
export function writeStatement(
  statement: Statement,
  format: StatementFormat,
): { readonly file_name: string; readonly media_type: string; readonly text: string } {
  const file_name = `waybill-statement-${statement.month}.${format}`
  switch (format) {
    case 'csv':
      return { file_name, media_type: 'text/csv', text: statementCsv(statement) }
    case 'html':
      return { file_name, media_type: 'text/html', text: statementPage(statement) }
    case 'json':
      return { file_name, media_type: 'application/json', text: `${JSON.stringify(statement)}\n` }
  }
}
