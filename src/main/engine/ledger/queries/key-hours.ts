import { sql } from 'kysely'
import type { Queries } from '../migrate.ts'

export interface KeyHourTotals {
  readonly requests: number
  readonly cost_nano_usd: number
}

/** The hours, from `since` on, in which a key was used; hours as in ExchangeRow.local_hour. */
export async function keyHours(db: Queries, clientKeyId: string, since: string): Promise<Map<string, KeyHourTotals>> {
  const hours = await db
    .selectFrom('hourly_totals')
    .innerJoin('total_groups', 'total_groups.id', 'hourly_totals.group_id')
    .select(['hour', sql<number>`sum(requests)`.as('requests'), sql<number>`sum(cost_nano_usd)`.as('cost_nano_usd')])
    .where('client_key_id', '=', clientKeyId)
    .where('hour', '>=', since)
    .groupBy('hour')
    .execute()
  return new Map(hours.map(({ hour, requests, cost_nano_usd }) => [hour, { requests, cost_nano_usd }]))
}
