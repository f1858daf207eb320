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

export async function migrate(queries: Queries): Promise<void> {
  const migrator = new Migrator({ db: queries, provider: { getMigrations: async () => ({ ...migrations }) } })
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest()
    if (error === undefined) return
    // The other one was faster with a table: once it is through, there is nothing left to do.
    if (attempt === ATTEMPTS || sqliteCode(error) !== 'SQLITE_ERROR') throw error
    await setTimeout(PAUSE_MS)
  }
}
