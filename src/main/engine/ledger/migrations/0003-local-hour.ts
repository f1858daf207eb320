import { type Kysely, sql } from 'kysely'

/** The hour of the user's calendar stands in the row: totals add up the same in whatever zone the user is later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['exchanges', 'recent']) {
    await db.schema
      .alterTable(table)
      .addColumn('local_hour', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
    const localHour = sql`strftime('%Y-%m-%dT%H', started_at / 1000, 'unixepoch', 'localtime')`
    await sql`update ${sql.table(table)} set local_hour = ${localHour}`.execute(db)
  }
}
