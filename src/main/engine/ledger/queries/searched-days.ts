import type { Figure } from '../../../../shared/figures.ts'
import { idCeiling, idFloor, idTime } from '../id-floor.ts'
import type { Queries } from '../migrate.ts'
import { partsOf } from '../reports/period.ts'
import type { Reports } from '../reports/reports.ts'
import type { SearchQuestion } from './narrowed.ts'

const HOUR_MS = 3_600_000
/** A day of totals is one on the wall of whatever zone the user was in: UTC-12 to UTC+14. */
const EAST_MS = 14 * HOUR_MS
const WEST_MS = 12 * HOUR_MS

export interface SearchedDays {
  /** Where to go on from `id`: days without anything that is looked for are passed over. null: there is nothing further. */
  from(id: string, ascending: boolean): Promise<string | null>
}

const everywhere: SearchedDays = { from: async (id) => id }

/** The days on which something of what is looked for has ended, by the totals. In the reports' thread: all days take it 50 ms. */
export async function nextDays(db: Queries, reports: Reports, question: SearchQuestion): Promise<SearchedDays> {
  const { since, until, provider_name, client_key_id, project, tool, model } = question
  // Totals know neither parts of names, nor a model that was asked for where another answered.
  if (question.model_part !== undefined || question.request_model !== undefined) return everywhere
  const oldest = await db.selectFrom('daily_totals').select('day').orderBy('day').limit(1).executeTakeFirst()
  if (oldest === undefined) return everywhere
  const names = { provider_name, client_key_id, project, tool, model }
  const { groups, lines, totalsReady } = await reports.report({
    parts: partsOf(since ?? 0, until),
    by: ['day'],
    filter: Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined)),
    includeSandbox: true,
    percentiles: false,
  })
  if (!totalsReady || groups.length < lines) return everywhere
  const days = groups
    .filter(({ sums }) => countOf(question, sums) > 0)
    .flatMap(({ names: [day = ''] }) => [Date.parse(`${day}T00:00:00Z`)])
    .map((midnight) => ({ from: midnight - EAST_MS, to: midnight + 24 * HOUR_MS + WEST_MS }))
    .sort((a, b) => a.from - b.from)
  // What is older than any total may have anything in it: totals can be kept for less long than exchanges.
  const known = Date.parse(`${oldest.day}T00:00:00Z`) - EAST_MS
  return {
    async from(id, ascending) {
      const at = idTime(id)
      if (at === null) return id
      if (ascending) {
        if (at < known) return id
        const next = days.find(({ to }) => to >= at)
        return soonest(next && idFloor(next.from), await besideTotals(db, id, true), id, true)
      }
      const next = days.findLast(({ from }) => from <= at)
      return soonest(idCeiling(next?.to ?? known), await besideTotals(db, id, false), id, false)
    },
  }
}

/** The nearest that still runs: totals count what has ended. */
async function besideTotals(db: Queries, id: string, ascending: boolean): Promise<string | undefined> {
  const running = await db
    .selectFrom('exchanges')
    .select('id')
    .where('ended_by', 'is', null)
    .where('id', ascending ? '>' : '<', id)
    .orderBy('id', ascending ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst()
  // Bounds are not included: just before it, or just behind it.
  return running && (ascending ? running.id.slice(0, -1) : `${running.id}~`)
}

/** Whichever comes first, but never back. */
function soonest(a: string | undefined, b: string | undefined, from: string, ascending: boolean): string | null {
  const [first] = [a, b].filter((id) => id !== undefined).sort((x, y) => (x < y === ascending ? -1 : 1))
  if (first === undefined) return null
  return first < from === ascending ? from : first
}

function countOf(question: SearchQuestion, sums: Readonly<Record<Figure, number>>): number {
  const counts = [sums.requests]
  if (question.outcome === 'error') counts.push(sums.errors)
  if (question.outcome === 'ok') counts.push(sums.requests - sums.errors)
  if (question.cost_basis !== undefined) counts.push(sums[`${question.cost_basis}_requests`])
  return Math.min(...counts)
}
