import { type Kysely, sql } from 'kysely'

/** What providers say that a UTC day cost, by model or line item; which days they reported of; and for whom there is an admin key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('provider_bills')
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('requests', 'integer')
    .addColumn('uncached_input_tokens', 'integer')
    .addColumn('cache_read_input_tokens', 'integer')
    .addColumn('cache_creation_5m_input_tokens', 'integer')
    .addColumn('cache_creation_1h_input_tokens', 'integer')
    .addColumn('output_tokens', 'integer')
    .addColumn('cost_nano_usd', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('provider_bills_key', ['provider_name', 'day', 'item'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  // A day without costs has no line above, and was reported of all the same.
  await db.schema
    .createTable('provider_bill_days')
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('fetched_at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('provider_bill_days_key', ['provider_name', 'day'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  // The key itself is in the vault, under key_id.
  await db.schema
    .createTable('admin_keys')
    .addColumn('provider', 'text', (column) => column.primaryKey().notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('key_last4', 'text')
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
}
