import { type Kysely, sql } from 'kysely'

const FINER_USAGE = [
  'input_image_tokens',
  'output_image_tokens',
  'cache_read_input_audio_tokens',
  'cache_read_input_image_tokens',
  'web_search_requests',
] as const

const RATES = [
  'input_nano_usd_per_mtok',
  'output_nano_usd_per_mtok',
  'cache_read_nano_usd_per_mtok',
  'cache_write_nano_usd_per_mtok',
  'cache_write_1h_nano_usd_per_mtok',
  'input_audio_nano_usd_per_mtok',
  'output_audio_nano_usd_per_mtok',
  'request_nano_usd',
  'image_nano_usd',
  'second_nano_usd',
] as const

/** What has a price of its own has to be counted on its own; and the user's prices, in whole nano-dollars. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['exchanges', 'recent']) {
    for (const name of FINER_USAGE) await db.schema.alterTable(table).addColumn(name, 'integer').execute()
  }
  let own = db.schema
    .createTable('own_prices')
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('set_at', 'integer', (column) => column.notNull())
  for (const name of RATES) own = own.addColumn(name, 'integer')
  await own
    .addPrimaryKeyConstraint('own_prices_key', ['provider', 'model'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
}
