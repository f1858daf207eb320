import { type Kysely, sql } from 'kysely'

/** What a key keeps to itself, what is asked of providers, what was refused, and whom Waybill has contacted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('client_keys')
    .addColumn('private', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('client_keys').addColumn('secret_scan', 'text').execute()
  await db.schema.alterTable('client_keys').addColumn('asks', 'text').execute()
  await db.schema.alterTable('providers').addColumn('asks', 'text').execute()
  await db.schema
    .createTable('security_events')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('client_key_id', 'text')
    .addColumn('peer_port', 'integer')
    .addColumn('tool', 'text')
    .addColumn('detail', 'text')
    .addColumn('count', 'integer', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await db.schema.createIndex('security_events_at').on('security_events').column('at').execute()
  await db.schema
    .createTable('outbound')
    .addColumn('hour', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('first_at', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'integer', (column) => column.notNull())
    .addColumn('connections', 'integer', (column) => column.notNull())
    .addColumn('bytes_sent', 'integer', (column) => column.notNull())
    .addColumn('bytes_received', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbound_key', ['hour', 'host', 'purpose', 'provider_name'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
}
