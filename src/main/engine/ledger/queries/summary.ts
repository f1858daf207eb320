import { type RawBuilder, sql } from 'kysely'
import type { groupings, UsageGroup, UsageTotals } from '../../../../shared/contract/usage.ts'
import { breathe } from '../breathe.ts'
import { idFloor } from '../id-floor.ts'
import type { Queries } from '../migrate.ts'
import { isError } from './outcome.ts'

export type Grouping = (typeof groupings)[number]

export interface SummaryOptions {
  /** UTC milliseconds. */
  readonly since: number
  readonly by?: Grouping | undefined
  readonly includeSandbox: boolean
}

export interface Summary {
  readonly totals: UsageTotals
  /** Days in order; other groups by cost, then by requests, the largest first. */
  readonly groups: UsageGroup[]
}

const SLICE_ROWS = 5000

const GROUPED_BY: Readonly<Record<Grouping, RawBuilder<string | null>>> = {
  day: sql`substr(local_hour, 1, 10)`,
  model: sql`coalesce(response_model, request_model)`,
  provider: sql`provider_name`,
  key: sql`client_key_id`,
  project: sql`project`,
  tool: sql`tool`,
}

/** Read in slices and added up here, so that no report holds the event loop, however long the ledger is. */
export async function summary(db: Queries, { since, by, includeSandbox }: SummaryOptions): Promise<Summary> {
  const groups = new Map<string, UsageGroup>()
  const totals = noUsage()
  let from = idFloor(since)
  for (;;) {
    const next = await sliceEnd(db, from)
    for (const part of await sumOf(db, { from, next, since, by, includeSandbox })) {
      add(totals, part)
      if (by === undefined) continue
      const name = part.grouped_by ?? ''
      const group = groups.get(name) ?? { group: name, ...noUsage() }
      groups.set(name, add(group, part))
    }
    if (next === undefined) return { totals, groups: [...groups.values()].sort(by === 'day' ? byName : bySize) }
    from = next
    await breathe()
  }
}

async function sliceEnd(db: Queries, from: string): Promise<string | undefined> {
  const slice = db.selectFrom('exchanges').select('id').where('id', '>=', from).orderBy('id')
  return (await slice.limit(1).offset(SLICE_ROWS).executeTakeFirst())?.id
}

function sumOf(db: Queries, slice: SummaryOptions & { readonly from: string; readonly next: string | undefined }) {
  let query = db
    .selectFrom('exchanges')
    .select([
      (slice.by === undefined ? sql<null>`null` : GROUPED_BY[slice.by]).as('grouped_by'),
      sql<number>`count(*)`.as('requests'),
      sql<number>`coalesce(sum(${isError}), 0)`.as('errors'),
      sql<number>`coalesce(sum(input_tokens), 0)`.as('input_tokens'),
      sql<number>`coalesce(sum(output_tokens), 0)`.as('output_tokens'),
      sql<number>`coalesce(sum(cache_read_input_tokens), 0)`.as('cache_read_input_tokens'),
      sql<number>`coalesce(sum(cost_nano_usd), 0)`.as('cost_nano_usd'),
      sql<number>`coalesce(sum(cost_basis = 'unpriced' and ended_by is not null), 0)`.as('unpriced_requests'),
    ])
    .where('id', '>=', slice.from)
    .where('started_at', '>=', slice.since)
  if (slice.next !== undefined) query = query.where('id', '<', slice.next)
  if (!slice.includeSandbox) query = query.where(sql<boolean>`provider_name is not 'sandbox'`)
  return query.groupBy('grouped_by').execute()
}

function noUsage(): UsageTotals {
  return {
    requests: 0,
    errors: 0,
    input_tokens: 0,
    output_tokens: 0,
    cache_read_input_tokens: 0,
    cost_nano_usd: 0,
    unpriced_requests: 0,
  }
}

function add<Sum extends UsageTotals>(sum: Sum, part: UsageTotals): Sum {
  for (const figure of Object.keys(noUsage()) as (keyof UsageTotals)[]) sum[figure] += part[figure]
  return sum
}

const byName = (a: UsageGroup, b: UsageGroup): number => (a.group < b.group ? -1 : 1)

const bySize = (a: UsageGroup, b: UsageGroup): number =>
  b.cost_nano_usd - a.cost_nano_usd || b.requests - a.requests || byName(a, b)
