import { sql } from 'kysely'
import { breathe } from '../breathe.ts'
import type { Queries } from '../migrate.ts'
import { distinctValues } from './distinct-values.ts'

export interface KeyUsage {
  readonly requests: number
  /** UTC milliseconds. */
  readonly last_used_at: number
}

const SLICE_ROWS = 20_000

/** By client key id. Counted along the index, in slices. */
export async function keyUsage(db: Queries): Promise<Map<string, KeyUsage>> {
  const usage = new Map<string, KeyUsage>()
  for (const key of await distinctValues(db, 'client_key_id')) {
    const { requests, lastId } = await countOf(db, key)
    const last = await db.selectFrom('exchanges').select('started_at').where('id', '=', lastId).executeTakeFirst()
    // Nothing there: purged while it was counted.
    if (last) usage.set(key, { requests, last_used_at: last.started_at })
  }
  return usage
}

async function countOf(db: Queries, key: string): Promise<{ requests: number; lastId: string }> {
  let requests = 0
  let lastId = ''
  for (;;) {
    const slice = await db
      .selectFrom((from) =>
        from
          .selectFrom('exchanges')
          .select('id')
          .where('client_key_id', '=', key)
          .where('id', '>', lastId)
          .orderBy('id')
          .limit(SLICE_ROWS)
          .as('slice'),
      )
      .select([sql<number>`count(*)`.as('count'), sql<string | null>`max(id)`.as('last')])
      .executeTakeFirstOrThrow()
    requests += slice.count
    lastId = slice.last ?? lastId
    if (slice.count < SLICE_ROWS) return { requests, lastId }
    await breathe()
  }
}
