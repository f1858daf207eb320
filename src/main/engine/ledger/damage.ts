import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type Connection, sqliteCode } from './connection.ts'
import type { DatabaseFiles } from './database-files.ts'

/** A full check reads every page (0.6 s for a million rows): at each start only where that takes a blink. */
const QUICKLY_CHECKED_BYTES = 16 * 1024 * 1024

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

export function checkPages(db: Connection, { database }: DatabaseFiles): void {
  if (statSync(database).size > QUICKLY_CHECKED_BYTES && !existsSync(marker(database))) return
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new DamagedDatabase()
}

function marker(database: string): string {
  return `${database}.damaged`
}
