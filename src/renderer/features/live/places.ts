import type { ControlClient } from '../../../shared/contract/contract.ts'
import type { ReportTotals } from '../../../shared/contract/usage.ts'
import type { LiveQuestion } from './live-question.ts'

/** How long a list is, and how its places lie in time. */
export interface Places {
  readonly count: number
  /** The moment, in UTC milliseconds, that so far down the list is thought to be. Evenly: the scroll bar wants no more. */
  momentOf(place: number): number
}

/** null where nobody counts what is asked for, or the oldest of it takes a search. */
export async function findPlaces(
  client: ControlClient,
  question: LiveQuestion,
  signal: AbortSignal,
): Promise<Places | null> {
  const { outcome, cost_basis, since: _, until, model_part, ...filter } = question
  if (model_part !== undefined || outcome === 'running') return null
  const [oldest] = (await client.usage.search({ ...question, after_id: '', limit: 1 }, { signal })).rows
  if (oldest === undefined) return null
  const since = oldest.started_at
  const period = until === undefined ? { since } : { since, until }
  const { totals } = await client.usage.report({ ...period, filter, percentiles: false }, { signal })
  const count = countOf(totals, outcome, cost_basis)
  const newest = Math.min(Date.now(), until ?? Number.POSITIVE_INFINITY)
  return { count, momentOf: (place) => newest - Math.min(1, place / Math.max(1, count)) * (newest - since) }
}

function countOf(
  totals: ReportTotals,
  outcome: LiveQuestion['outcome'],
  costBasis: LiveQuestion['cost_basis'],
): number {
  if (costBasis !== undefined) return totals[`${costBasis}_requests`]
  if (outcome === 'error') return totals.errors
  return outcome === 'ok' ? totals.requests - totals.errors : totals.requests
}
