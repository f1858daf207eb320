import type { ExportFormat } from '../../../shared/contract/privacy.ts'
import { exchangeColumns } from '../../../shared/inventory/exchanges.ts'
import type { Queries } from './migrate.ts'
import type { Reports } from './reports/reports.ts'

/**
 * The ledger as text, in pieces of a few hundred rows: `header`, then every exchange that was there when it began, oldest
 * first. Pages are read and written out in the reports' thread. Throws what reports throw.
 */
export async function* exportLedger(
  db: Queries,
  reports: Reports,
  { format, header }: { readonly format: ExportFormat; readonly header: object },
): AsyncGenerator<string> {
  switch (format) {
    case 'ndjson':
      yield `${JSON.stringify({ waybill_export: header })}\n`
      yield* pagesOf(db, reports, format)
      return
    case 'csv':
      // A spreadsheet takes the first line for the names of the columns: there is no room for more before them.
      yield `${exchangeColumns.join(',')}\n`
      yield* pagesOf(db, reports, format)
      return
    case 'json': {
      let before = `{"waybill_export":${JSON.stringify(header)},"exchanges":[\n`
      for await (const page of pagesOf(db, reports, format)) {
        yield before + page
        before = ',\n'
      }
      yield before === ',\n' ? '\n]}\n' : `${before.trimEnd()}]}\n`
    }
  }
}

async function* pagesOf(db: Queries, reports: Reports, format: ExportFormat): AsyncGenerator<string> {
  const newest = await db.selectFrom('exchanges').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (newest === undefined) return
  let after = ''
  for (;;) {
    const { text, last } = await reports.exportPage({ format, after, newest: newest.id })
    if (last === null) return
    yield text
    after = last
  }
}
