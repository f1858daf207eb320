import { type CreateTableBuilder, type Kysely, sql } from 'kysely'

/** As they were when this migration was written; another figure is another migration. */
const FIGURES = [
  'requests',
  'errors',
  'priced_requests',
  'unpriced_requests',
  'free_requests',
  'estimated_requests',
  'input_tokens',
  'output_tokens',
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'cache_creation_1h_input_tokens',
  'reasoning_output_tokens',
  'input_audio_tokens',
  'output_audio_tokens',
  'media_milli_units',
  'cost_nano_usd',
  'attempts',
  'request_bytes',
  'response_bytes',
]

/** Names once, figures many times. A name that an exchange lacks is the empty text: SQLite holds no two nulls for equal. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table total_groups (
    id integer primary key autoincrement,
    provider_name text not null,
    model text not null,
    client_key_id text not null,
    project text not null,
    tool text not null,
    unique (provider_name, model, client_key_id, project, tool)
  ) strict`.execute(db)
  await createTotals(db, 'daily_totals', 'day')
  await createTotals(db, 'hourly_totals', 'hour')
  // Rows that were there before totals were: counted little by little, in the order of their ids, up to build_end.
  await sql`create table totals_build (
    build_end text not null,
    built_to text not null,
    counted integer not null,
    to_count integer not null
  ) strict`.execute(db)
  await sql`insert into totals_build
    select max(id), '', 0, count(*) from exchanges having count(*) > 0`.execute(db)
}

async function createTotals(db: Kysely<unknown>, table: string, period: string): Promise<void> {
  let totals: CreateTableBuilder<string, string> = db.schema
    .createTable(table)
    .addColumn(period, 'text', (column) => column.notNull())
    .addColumn('group_id', 'integer', (column) => column.notNull())
  for (const figure of FIGURES) totals = totals.addColumn(figure, 'integer', (column) => column.notNull())
  await totals
    .addColumn('latencies', 'blob', (column) => column.notNull())
    .addColumn('first_chunks', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table}_key`, [period, 'group_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await db.schema.createIndex(`${table}_group_id`).on(table).column('group_id').execute()
}
