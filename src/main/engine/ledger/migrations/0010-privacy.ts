import type { Kysely } from 'kysely'
import { createDeclared } from './declared-table.ts'

/** What a key keeps to itself, what is asked of providers, what was refused, and whom Waybill has contacted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('client_keys')
    .addColumn('private', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('client_keys').addColumn('secret_scan', 'text').execute()
  await db.schema.alterTable('client_keys').addColumn('asks', 'text').execute()
  await db.schema.alterTable('providers').addColumn('asks', 'text').execute()
  await createDeclared(
    db,
    'security_events',
    ['id', 'at', 'kind', 'client_key_id', 'peer_port', 'tool', 'detail', 'count'],
    ['id'],
  )
  await db.schema.createIndex('security_events_at').on('security_events').column('at').execute()
  const outbound = ['hour', 'host', 'purpose', 'provider_name'] as const
  await createDeclared(
    db,
    'outbound',
    [...outbound, 'first_at', 'last_at', 'connections', 'bytes_sent', 'bytes_received'],
    outbound,
  )
}
