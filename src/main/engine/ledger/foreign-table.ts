import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'
import { sqliteCode } from './connection.ts'

export interface ForeignTable {
  readonly table: string
  readonly columns: readonly string[]
}

export type ForeignRow = Readonly<Record<string, string | null>>

const MAX_ROWS = 500
const MAX_CHARACTERS = 2_000_000
const MAX_CLOSED_BYTES = 64 * 1024 * 1024

/**
 * Rows of another program's SQLite database, every value as text; columns that it does not have are null. Nothing is written, and no
 * file appears beside it. Nor does it wait: this is the engine's own thread. Throws `settings_file_unreadable`.
 */
export function readForeignTable(path: string, wanted: ForeignTable): ForeignRow[] {
  try {
    const db = openForeign(path)
    try {
      db.pragma('trusted_schema = OFF')
      db.pragma('cell_size_check = ON')
      return rowsOf(db, path, wanted)
    } finally {
      db.close()
    }
  } catch (cause) {
    const code = sqliteCode(cause)
    if (code === null) throw cause
    if (code.startsWith('SQLITE_BUSY')) throw refusal(path, 'is being written at this moment', cause)
    throw refusal(path, `can’t be read as a database (${code})`, cause)
  }
}

function openForeign(path: string): Database.Database {
  if (!isWal(path)) return new Database(path, { readonly: true, fileMustExist: true, timeout: 0 })
  const log = existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0
  if (existsSync(`${path}-shm`)) return new Database(path, { readonly: true, fileMustExist: true, timeout: 0 })
  if (log > 0) throw refusal(path, 'was not closed properly; start its program once')
  // Nobody has it open, and opening it would make a log and its index beside it: read from memory, as a database without a log.
  if (statSync(path).size > MAX_CLOSED_BYTES) throw refusal(path, 'is larger than 64 MB')
  const bytes = readFileSync(path)
  bytes[WRITE_VERSION] = 1
  bytes[READ_VERSION] = 1
  return new Database(bytes, { readonly: true })
}

// https://www.sqlite.org/fileformat2.html#file_format_version_numbers: 1 is a rollback journal, 2 a write-ahead log.
const WRITE_VERSION = 18
const READ_VERSION = 19

function isWal(path: string): boolean {
  const header = Buffer.alloc(20)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return header[READ_VERSION] === 2
}

function rowsOf(db: Database.Database, path: string, { table, columns }: ForeignTable): ForeignRow[] {
  // A plain table: a view may compute for ever, and a virtual one is somebody's code.
  const made = db.prepare<[string], string>(`select sql from sqlite_master where type = 'table' and name = ?`).pluck()
  if (!/^create\s+table/i.test(made.get(table) ?? '')) throw refusal(path, `has no table ${table}`)
  const there = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table)
  const chosen = columns.map((column) =>
    there.includes(column)
      ? `substr(cast("${column}" as text), 1, ${MAX_CHARACTERS}) as "${column}"`
      : `null as "${column}"`,
  )
  const select = db.prepare<[], ForeignRow>(`select ${chosen.join(', ')} from "${table}" limit ${MAX_ROWS}`)
  const rows: ForeignRow[] = []
  let left = MAX_CHARACTERS
  for (const row of select.iterate()) {
    left -= Object.values(row).reduce((sum, value) => sum + (value?.length ?? 0), 0)
    if (left < 0) throw refusal(path, 'holds more than 2 MB of settings')
    rows.push(row)
  }
  return rows
}

function refusal(path: string, what: string, cause?: unknown): AppError {
  return new AppError('settings_file_unreadable', { message: `${path} ${what}.`, cause })
}
