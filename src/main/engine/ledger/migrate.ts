import { setTimeout } from 'node:timers/promises'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { type Connection, sqliteCode } from './connection.ts'
import { migrations } from './migrations/migrations.ts'
import type { LedgerTables } from './tables.ts'

export type Queries = Kysely<LedgerTables>

/**
 * Kysely is for questions. What writes goes through prepared statements: a transaction of Kysely stays open across ticks,
 * and whatever the hot path writes meanwhile would be part of it. Migrations may: nothing else runs yet.
 */
export function queriesOver(db: Connection): Queries {
  return new Kysely<LedgerTables>({ dialect: new SqliteDialect({ database: db }) })
}

/** Kysely takes no lock with SQLite, so two commands that start at once on a new directory may both try. */
const ATTEMPTS = 20
const PAUSE_MS = 50

/**
 * All of them or none. Kysely has no transaction around migrations with SQLite, and what a full disk or a kill left of half of one
 * could neither be gone on with nor be begun again.
 */
export async function migrate(db: Connection, queries: Queries): Promise<void> {
  const migrator = new Migrator({ db: queries, provider: { getMigrations: async () => ({ ...migrations }) } })
  for (let attempt = 1; ; attempt++) {
    try {
      db.exec('begin immediate')
      const { error } = await migrator.migrateToLatest()
      if (error !== undefined) throw error
      db.exec('commit')
      return
    } catch (error) {
      // A full disk has rolled it back already.
      if (db.inTransaction) db.exec('rollback')
      // The other one was faster, or is at it: once it is through, there is nothing left to do.
      if (attempt === ATTEMPTS || !/^SQLITE_(ERROR|BUSY)/.test(sqliteCode(error) ?? '')) throw error
    }
    await setTimeout(PAUSE_MS)
  }
}
