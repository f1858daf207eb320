import { type Kysely, sql } from 'kysely'

/** What is held back stands in `reservations` alone: an exchange counts in `spend` once it ends, or by the start after a crash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update spend set requests = requests - (
      select count(*) from reservations held
      where held.client_key_id = spend.client_key_id and held.provider_name = spend.provider_name
        and spend.window in (held.day, held.minute)
    )`.execute(db)
  for (const column of ['reserved_tokens', 'reserved_nano_usd']) {
    await db.schema.alterTable('spend').dropColumn(column).execute()
  }
}
