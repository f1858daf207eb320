import { join } from 'node:path'
import Database from 'better-sqlite3'
import { emptyCounts, unpackInto } from '../../../../src/main/engine/ledger/totals/histogram.ts'
import { type Figure, figures } from '../../../../src/shared/figures.ts'

type StoredRow = Record<Figure | 'latencies' | 'first_chunks' | 'period', never> & Record<string, string>

/** Totals as they lie in the database, by period and group, with how many durations were counted. */
export function storedTotals(directory: string, table: 'daily_totals' | 'hourly_totals') {
  const db = new Database(join(directory, 'waybill.db'), { readonly: true })
  const period = table === 'daily_totals' ? 'day' : 'hour'
  const rows = db
    .prepare<[], StoredRow>(
      `select t.${period} as period, g.*, t.* from ${table} t join total_groups g on g.id = group_id`,
    )
    .all()
  db.close()
  const entries = rows.map((row) => {
    const names = [row.period, row.provider_name, row.model, row.client_key_id, row.project, row.tool]
    return [names.join(' | '), row] as const
  })
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    figures: new Map(entries.map(([name, row]) => [name, Object.fromEntries(figures.map((f) => [f, row[f]]))])),
    latencies: entries.reduce((sum, [, row]) => sum + countOf(row.latencies), 0),
    firstChunks: entries.reduce((sum, [, row]) => sum + countOf(row.first_chunks), 0),
  }
}

/** Rows in a table, whatever they are. */
export function rowsIn(directory: string, table: string): number {
  const db = new Database(join(directory, 'waybill.db'), { readonly: true })
  const count = db.prepare<[], number>(`select count(*) from ${table}`).pluck().get()
  db.close()
  return count ?? 0
}

function countOf(packed: Uint8Array): number {
  const counts = emptyCounts()
  unpackInto(counts, packed)
  return counts.reduce((sum, count) => sum + count, 0)
}
