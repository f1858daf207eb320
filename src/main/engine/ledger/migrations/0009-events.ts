import { type Kysely, sql } from 'kysely'

/** What a user was warned of. The id says what it is about, so that nothing is told twice, after a restart either. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('budget_window', 'text')
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('percent', 'integer')
    .addColumn('figure', 'integer', (column) => column.notNull())
    .addColumn('reference', 'integer', (column) => column.notNull())
    .addColumn('suspended', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await db.schema.createIndex('events_at').on('events').column('at').execute()
}
