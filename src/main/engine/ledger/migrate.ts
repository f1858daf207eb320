import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Connection } from './connection.ts'
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

export async function migrate(queries: Queries): Promise<void> {
  const migrator = new Migrator({ db: queries, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
