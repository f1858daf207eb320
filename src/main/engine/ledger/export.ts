import type { ExportFormat } from '../../../shared/contract/privacy.ts'
import type { Queries } from './migrate.ts'
import type { Reports } from './reports/reports.ts'
import { exchangeColumns } from './stored-exchange.ts'

/**
 * The ledger as text, in pieces of a few hundred rows: every exchange that was there when it began, oldest first. Pages
 * are read and written out in the reports' thread. Throws what reports throw.
 */
export async function* exportLedger(db: Queries, reports: Reports, format: ExportFormat): AsyncGenerator<string> {
  switch (format) {
    case 'ndjson':
      yield* pagesOf(db, reports, format)
      return
    case 'csv':
      yield `${exchangeColumns.join(',')}\n`
      yield* pagesOf(db, reports, format)
      return
    case 'json': {
      let before = '[\n'
      for await (const page of pagesOf(db, reports, format)) {
        yield before + page
        before = ',\n'
      }
      yield before === '[\n' ? '[]\n' : '\n]\n'
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
