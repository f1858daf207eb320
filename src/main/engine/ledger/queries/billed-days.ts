import { sql } from 'kysely'
import type { LedgerFigures } from '../../../../shared/contract/billing.ts'
import { breathe } from '../breathe.ts'
import { idFloor } from '../id-floor.ts'
import type { Queries } from '../migrate.ts'

export interface BilledDay extends LedgerFigures {
  /** UTC, as YYYY-MM-DD: providers bill by it, whatever the user's calendar says. */
  readonly day: string
  /** As the provider named it in its answer, else as it was asked for; empty where neither did. */
  readonly model: string
}

export interface BilledDaysOptions {
  readonly providerName: string
  /** UTC milliseconds; `until` is exclusive. */
  readonly since: number
  readonly until: number
}

/** About 4 ms. */
const SLICE_ROWS = 1000
const DAY_MS = 86_400_000

/** What may stand on a provider's bill, by UTC day and model. Along the provider's index, in slices. */
export async function billedDays(db: Queries, options: BilledDaysOptions): Promise<BilledDay[]> {
  const sums = new Map<string, BilledDay>()
  let from = idFloor(options.since)
  for (;;) {
    const next = await sliceEnd(db, options.providerName, from)
    for (const { day_number, ...part } of await sumOf(db, options, from, next)) {
      const day = new Date(day_number * DAY_MS).toISOString().slice(0, 10)
      const name = `${day} ${part.model}`
      sums.set(name, added(sums.get(name), { ...part, day }))
    }
    if (next === undefined) return [...sums.values()]
    from = next
    await breathe()
  }
}

/** When the oldest exchange of all began; null where there is none. */
export async function oldestExchange(db: Queries): Promise<number | null> {
  const oldest = await db.selectFrom('exchanges').select('started_at').orderBy('id').limit(1).executeTakeFirst()
  return oldest?.started_at ?? null
}

async function sliceEnd(db: Queries, providerName: string, from: string): Promise<string | undefined> {
  const slice = db.selectFrom('exchanges').select('id').where('provider_name', '=', providerName)
  return (await slice.where('id', '>=', from).orderBy('id').limit(1).offset(SLICE_ROWS).executeTakeFirst())?.id
}

function sumOf(db: Queries, { providerName, since, until }: BilledDaysOptions, from: string, next?: string) {
  let query = db
    .selectFrom('exchanges')
    .select([
      sql<number>`started_at / ${sql.lit(DAY_MS)}`.as('day_number'),
      sql<string>`coalesce(response_model, request_model, '')`.as('model'),
      sql<number>`count(*)`.as('requests'),
      sql<number>`sum(max(0, coalesce(input_tokens, 0) - coalesce(cache_read_input_tokens, 0)
        - coalesce(cache_creation_input_tokens, 0)))`.as('uncached_input_tokens'),
      sql<number>`coalesce(sum(cache_read_input_tokens), 0)`.as('cache_read_input_tokens'),
      sql<number>`sum(max(0, coalesce(cache_creation_input_tokens, 0)
        - coalesce(cache_creation_1h_input_tokens, 0)))`.as('cache_creation_5m_input_tokens'),
      sql<number>`coalesce(sum(cache_creation_1h_input_tokens), 0)`.as('cache_creation_1h_input_tokens'),
      sql<number>`coalesce(sum(output_tokens), 0)`.as('output_tokens'),
      sql<number>`coalesce(sum(cost_nano_usd), 0)`.as('cost_nano_usd'),
      sql<number>`sum(cost_basis = 'unpriced')`.as('unpriced_requests'),
      sql<number>`sum(usage_source = 'estimated')`.as('estimated_requests'),
    ])
    .where('provider_name', '=', providerName)
    .where('id', '>=', from)
    .where('started_at', '>=', since)
    .where('started_at', '<', until)
    .where('ended_by', 'is not', null)
    // Lists, polls and errors that used nothing are on nobody's bill.
    .where(sql<boolean>`(cost_basis is not 'free' or usage_source is not 'none')`)
  if (next !== undefined) query = query.where('id', '<', next)
  return query.groupBy(['day_number', 'model']).execute()
}

function added(sum: BilledDay | undefined, part: BilledDay): BilledDay {
  if (sum === undefined) return part
  const total = { ...sum }
  for (const [figure, value] of Object.entries(part) as [keyof LedgerFigures, unknown][]) {
    if (typeof value === 'number') total[figure] = (total[figure] ?? 0) + value
  }
  return total
}
