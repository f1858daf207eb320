import { type Kysely, sql } from 'kysely'

/** Several keys for a provider, in their order of use. The vault's entries stay under the ids that they have. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_keys')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('last4', 'text')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await sql`insert into provider_keys (id, provider_name, last4, position, created_at)
    select key_id, name, key_last4, 0, created_at from providers where key_id is not null`.execute(db)
  for (const column of ['key_id', 'key_last4']) {
    await db.schema.alterTable('providers').dropColumn(column).execute()
  }
  await db.schema
    .alterTable('providers')
    .addColumn('key_use', 'text', (column) => column.notNull().defaultTo('order'))
    .execute()
}
