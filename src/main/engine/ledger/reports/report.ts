import { figures } from '../../../../shared/figures.ts'
import type { Connection } from '../connection.ts'
import { MAX_LINES, type ReportAnswer, type ReportQuestion } from './question.ts'
import { eachInList, readPeriod } from './read-period.ts'

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
    groups: lines === 0 || lines > MAX_LINES ? [] : accumulator.groups(),
    lines,
    totalsReady: db.prepare('select 1 from totals_build').get() === undefined,
  }
}
