import { type Kysely, sql } from 'kysely'
import { createDeclared } from './declared-table.ts'

/** Rules of routing, and what the user says that a provider speaks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createDeclared(db, 'route_rules', ['id', 'position', 'match', 'targets', 'created_at'], ['id'])
  await db.schema.alterTable('providers').addColumn('formats', 'text').execute()
  // Till now Responses were passed as they are to every such server: those that are there go on so, as it may speak them.
  const asBefore = '["chat_completions","responses"]'
  await sql`update providers set formats = ${asBefore} where kind in ('compatible', 'llamacpp')`.execute(db)
}
