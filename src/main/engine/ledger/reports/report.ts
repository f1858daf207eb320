import type { Grouping } from '../../../../shared/contract/usage.ts'
import { figures } from '../../../../shared/figures.ts'
import type { Connection } from '../connection.ts'
import type { Accumulator } from './accumulator.ts'
import { MAX_LINES, type ReportAnswer, type ReportQuestion } from './question.ts'
import { eachInList, NAME_OF, readPeriod } from './read-period.ts'

/** Runs in a thread of its own, in one reading transaction: everything it adds up is of one moment. */
export function report(db: Connection, { filter, percentiles, ...question }: ReportQuestion): ReportAnswer {
  const accumulator = readPeriod(db, {
    ...question,
    filter: eachInList(filter),
    figures,
    durations: percentiles ? ['latencies', 'first_chunks'] : [],
  })
  const lines = question.by.length === 0 ? 0 : accumulator.size()
  return {
    totals: accumulator.totals(),
    ...linesOf(accumulator, lines, question.by),
    lines,
    totalsReady: db.prepare('select 1 from totals_build').get() === undefined,
  }
}

/** A tool that makes up names shall not hide all others; of hours or days, those that are left out would be missed. */
function linesOf(
  accumulator: Accumulator,
  lines: number,
  by: readonly Grouping[],
): Pick<ReportAnswer, 'groups' | 'others'> {
  if (lines === 0) return { groups: [], others: null }
  if (lines <= MAX_LINES) return { groups: accumulator.groups(), others: null }
  return by.every((grouping) => grouping in NAME_OF) ? accumulator.largest(MAX_LINES - 1) : { groups: [], others: null }
}
