import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { TestEngine } from '../../../support/engine.ts'

/** Every row of every table, SQLite's own count of ids aside, once all that waits in memory is written. */
export async function dumpOf({ core, dataDirectory }: TestEngine): Promise<Record<string, unknown[]>> {
  await core.client.usage.exchanges({ limit: 1 })
  await core.client.privacy.outbound({})
  await core.client.security.events({ limit: 1 })
  const db = new Database(join(dataDirectory, 'waybill.db'), { readonly: true })
  try {
    const tables = db
      .prepare<[], string>(
        `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
      )
      .pluck()
    return Object.fromEntries(tables.all().map((table) => [table, db.prepare(`select * from "${table}"`).all()]))
  } finally {
    db.close()
  }
}
