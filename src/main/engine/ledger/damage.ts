import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type Connection, sqliteCode } from './connection.ts'
import type { DatabaseFiles } from './database-files.ts'

/** A full check reads every page (0.6 s for a million rows): at each start only where that takes a blink. */
const QUICKLY_CHECKED_BYTES = 16 * 1024 * 1024

/** They grow with the exchanges. */
const LARGE = new Set(['exchanges', 'recent', 'daily_totals', 'hourly_totals', 'total_groups'])

class DamagedDatabase extends Error {}

export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return error instanceof DamagedDatabase || code === 'SQLITE_NOTADB' || (code?.startsWith('SQLITE_CORRUPT') ?? false)
}

/** Damage that is met while Waybill runs: the next start looks at every page. */
export function rememberDamage({ database }: DatabaseFiles): void {
  try {
    writeFileSync(marker(database), '', { mode: 0o600 })
  } catch {
    // Nothing can be written: then that is what the user is told of.
  }
}

export function forgetDamage({ database }: DatabaseFiles): void {
  rmSync(marker(database), { force: true })
}

/** Of a large database only what a start reads: without that, there would be no engine to tell of the damage. */
export function checkPages(db: Connection, { database }: DatabaseFiles): void {
  const check = (pragma: string): void => {
    if (db.pragma(pragma, { simple: true }) !== 'ok') throw new DamagedDatabase()
  }
  // The quick one does not compare indexes with their tables, which whoever met the damage may have read by one.
  if (existsSync(marker(database))) check('integrity_check(1)')
  else if (statSync(database).size <= QUICKLY_CHECKED_BYTES) check('quick_check(1)')
  const tables = db.prepare<[], string>(`select name from sqlite_master where type = 'table'`).pluck().all()
  for (const table of tables) if (!LARGE.has(table)) check(`integrity_check(${table})`)
}

function marker(database: string): string {
  return `${database}.damaged`
}
