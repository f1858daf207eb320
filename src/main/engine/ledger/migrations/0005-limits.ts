import { type Kysely, sql } from 'kysely'

/**
 * `spend` is what budgets are held against: it outlives the rows, so that neither retention nor a private key's rows make
 * room in a budget. `reservations` is what is held back for each exchange that runs, for a start after a crash.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('spend')
    .addColumn('client_key_id', 'text', (column) => column.notNull())
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('window', 'text', (column) => column.notNull())
    .addColumn('requests', 'integer', (column) => column.notNull())
    .addColumn('tokens', 'integer', (column) => column.notNull())
    .addColumn('cost_nano_usd', 'integer', (column) => column.notNull())
    .addColumn('reserved_tokens', 'integer', (column) => column.notNull())
    .addColumn('reserved_nano_usd', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('spend_key', ['client_key_id', 'provider_name', 'window'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await db.schema
    .createTable('reservations')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('client_key_id', 'text', (column) => column.notNull())
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('minute', 'text')
    .addColumn('input_tokens', 'integer', (column) => column.notNull())
    .addColumn('output_tokens', 'integer', (column) => column.notNull())
    .addColumn('cost_nano_usd', 'integer', (column) => column.notNull())
    .addColumn('cost_basis', 'text', (column) => column.notNull())
    .addColumn('price_version', 'text')
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await db.schema
    .createTable('plans')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('limits', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await db.schema
    .createTable('provider_budgets')
    .addColumn('provider_name', 'text', (column) =>
      column.primaryKey().notNull().references('providers.name').onDelete('cascade'),
    )
    .addColumn('budget_day_nano_usd', 'integer')
    .addColumn('budget_month_nano_usd', 'integer')
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  for (const [name, type] of [
    ['limits', 'text'],
    ['plan', 'text'],
    ['expires_at', 'integer'],
    ['suspended_at', 'integer'],
    ['suspended_reason', 'text'],
  ] as const) {
    const keys = db.schema.alterTable('client_keys')
    await keys.addColumn(name, type).execute()
  }
}
