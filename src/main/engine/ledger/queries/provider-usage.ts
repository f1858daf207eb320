import type { Queries } from '../migrate.ts'
import { distinctValues } from './distinct-values.ts'

export interface ProviderUsage {
  /** UTC milliseconds. */
  readonly last_used_at: number
  readonly last_status_code: number | null
  /** Median of its last exchanges that were answered to their end (50 at most). */
  readonly latency_ms: number | null
}

/** A provider that has failed for longer than this has no latency worth telling. */
const LOOK_BACK_ROWS = 200
const MEDIAN_OF = 50

/** By provider_name. */
export async function providerUsage(db: Queries): Promise<Map<string, ProviderUsage>> {
  const usage = new Map<string, ProviderUsage>()
  for (const provider of await distinctValues(db, 'provider_name')) {
    const latest = await db
      .selectFrom('exchanges')
      .select(['started_at', 'status_code', 'latency_ms', 'ended_by'])
      .where('provider_name', '=', provider)
      // What ended without an attempt, Waybill said itself: an estimated count, a refusal by a limit.
      .where(({ eb, or }) => or([eb('attempts', '>', 0), eb('ended_by', 'is', null)]))
      .orderBy('id', 'desc')
      .limit(LOOK_BACK_ROWS)
      .execute()
    const [last] = latest
    if (last === undefined) continue
    const latencies = latest.flatMap(({ ended_by, status_code, latency_ms }) =>
      ended_by === 'complete' && status_code !== null && status_code < 400 && latency_ms !== null ? [latency_ms] : [],
    )
    usage.set(provider, {
      last_used_at: last.started_at,
      last_status_code: latest.find(({ ended_by }) => ended_by !== null)?.status_code ?? null,
      latency_ms: median(latencies.slice(0, MEDIAN_OF)),
    })
  }
  return usage
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
