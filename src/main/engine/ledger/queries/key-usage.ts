import type { Queries } from '../migrate.ts'
import type { Reports } from '../reports/reports.ts'
import { isRunning } from './outcome.ts'

export interface KeyUsage {
  /** Those that still run included, and those that retention has taken, for as long as totals are kept. */
  readonly requests: number
  /** UTC milliseconds; null where no exchange is kept. */
  readonly last_used_at: number | null
}

/** By client key id. */
export async function keyUsage(db: Queries, reports: Reports): Promise<Map<string, KeyUsage>> {
  const requests = await reports.keyRequests()
  const running = await db.selectFrom('exchanges').select('client_key_id').where(isRunning).execute()
  for (const { client_key_id } of running) {
    if (client_key_id !== null) requests.set(client_key_id, (requests.get(client_key_id) ?? 0) + 1)
  }
  const usage = new Map<string, KeyUsage>()
  for (const [key, count] of requests) {
    // One seek in the index of keys, which ends in the id.
    const last = await db
      .selectFrom('exchanges')
      .select('started_at')
      .where('client_key_id', '=', key)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    usage.set(key, { requests: count, last_used_at: last?.started_at ?? null })
  }
  return usage
}
