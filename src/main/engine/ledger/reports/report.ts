import type { Grouping } from '../../../../shared/contract/usage.ts'
import { figures } from '../../../../shared/figures.ts'
import type { Connection } from '../connection.ts'
import { type CountedRow, countedColumns, type GroupNames, groupOf, type Sums } from '../totals/counted-row.ts'
import { pack } from '../totals/histogram.ts'
import { createTally } from '../totals/tally.ts'
import { type Accumulator, createAccumulator } from './accumulator.ts'
import type { Span } from './period.ts'
import type { ReportAnswer, ReportQuestion } from './question.ts'

type Table = 'daily_totals' | 'hourly_totals'
type NamedRow = Sums & Record<string, string | number>

const GROUPED_BY: Readonly<Record<Grouping, keyof GroupNames | { readonly letters: number }>> = {
  hour: { letters: 13 },
  day: { letters: 10 },
  month: { letters: 7 },
  model: 'model',
  provider: 'provider_name',
  key: 'client_key_id',
  project: 'project',
  tool: 'tool',
}

/** Runs in a thread of its own, in one reading transaction: everything it adds up is of one moment. */
export function report(db: Connection, question: ReportQuestion): ReportAnswer {
  const { parts, percentiles } = question
  const accumulator = createAccumulator()
  const read = (table: Table, span: Span): void => {
    addTotals(db, accumulator, question, table, span)
    if (percentiles) addDurations(db, accumulator, question, table, span)
  }
  if (parts.days !== null) read('daily_totals', parts.days)
  for (const span of parts.hours) {
    if (span.day === null || hasHours(db, span.day)) read('hourly_totals', span)
    else read('daily_totals', { from: span.day, before: `${span.day}~` })
  }
  addMoments(db, accumulator, question)
  addRunning(db, accumulator, question)
  return {
    totals: accumulator.totals(),
    groups: question.by.length === 0 ? [] : accumulator.groups(),
    totalsReady: db.prepare('select 1 from totals_build').get() === undefined,
  }
}

function hasHours(db: Connection, day: string): boolean {
  const first = db.prepare<[string, string], 1>('select 1 from hourly_totals where hour >= ? and hour < ? limit 1')
  return first.get(day, `${day}~`) !== undefined
}

/** Names and bounds come from closed lists; what a user may choose is bound. */
function from(table: Table, { by, filter, includeSandbox }: ReportQuestion) {
  const period = table === 'daily_totals' ? 'day' : 'hour'
  const names = by.map((grouping) => {
    const name = GROUPED_BY[grouping]
    return typeof name === 'string' ? `g.${name}` : `substr(t.${period}, 1, ${name.letters})`
  })
  const filters = Object.keys(filter).map((name) => `and g.${name} = @${name}`)
  if (!includeSandbox) filters.push(`and g.provider_name <> 'sandbox'`)
  const source = `from ${table} t join total_groups g on g.id = t.group_id
    where t.${period} >= @from and t.${period} < @before ${filters.join(' ')}`
  return { names: names.map((name, index) => `${name} as name_${index}`), source }
}

function addTotals(db: Connection, accumulator: Accumulator, question: ReportQuestion, table: Table, span: Span): void {
  const { names, source } = from(table, question)
  const sums = figures.map((figure) => `sum(t.${figure}) as ${figure}`)
  const groupBy = names.length === 0 ? '' : `group by ${names.map((_, index) => index + 1).join(', ')}`
  const rows = db.prepare<[object], NamedRow>(`select ${[...names, ...sums].join(', ')} ${source} ${groupBy}`)
  for (const row of rows.all({ ...span, ...question.filter })) {
    // The sum of nothing is a row of nulls.
    if (row.requests !== null) accumulator.add(namesIn(row, question.by.length), row)
  }
}

function addDurations(
  db: Connection,
  accumulator: Accumulator,
  question: ReportQuestion,
  table: Table,
  span: Span,
): void {
  const { names, source } = from(table, question)
  const rows = db.prepare<[object]>(`select ${[...names, 't.latencies', 't.first_chunks'].join(', ')} ${source}`).raw()
  const count = names.length
  for (const row of rows.iterate({ ...span, ...question.filter }) as Iterable<(string | Uint8Array)[]>) {
    accumulator.addDurations(row.slice(0, count) as string[], row[count] as Uint8Array, row[count + 1] as Uint8Array)
  }
}

/** Exchanges of the hours that the period begins or ends in, one by one. */
function addMoments(db: Connection, accumulator: Accumulator, question: ReportQuestion): void {
  const rows = db.prepare<[number, number, string], CountedRow>(
    `select ${countedColumns.join(', ')} from exchanges
     where started_at >= ? and started_at < ? and local_hour = ? and ended_by is not null`,
  )
  for (const { from, before, hour } of question.parts.moments) {
    const tally = createTally()
    for (const row of rows.iterate(from, before, hour)) if (isAskedFor(groupOf(row), question)) tally.count(row, 1)
    for (const entry of tally.entries()) {
      const names = namesOf(entry.group, entry.hour, question.by)
      accumulator.add(names, entry.sums)
      if (question.percentiles) accumulator.addDurations(names, pack(entry.latencies), pack(entry.firstChunks))
    }
  }
}

/** What still runs is a request already, and nothing else yet. */
function addRunning(db: Connection, accumulator: Accumulator, question: ReportQuestion): void {
  const rows = db.prepare<[number, number], CountedRow>(
    `select ${countedColumns.join(', ')} from exchanges
     where ended_by is null and started_at >= ? and started_at < ?`,
  )
  const { from, before } = question.parts.running
  for (const row of rows.iterate(from, before)) {
    const group = groupOf(row)
    if (!isAskedFor(group, question)) continue
    accumulator.add(namesOf(group, row.local_hour, question.by), { requests: 1 })
  }
}

function isAskedFor(group: GroupNames, { filter, includeSandbox }: ReportQuestion): boolean {
  if (!includeSandbox && group.provider_name === 'sandbox') return false
  return Object.entries(filter).every(([name, value]) => group[name as keyof GroupNames] === value)
}

function namesOf(group: GroupNames, hour: string, by: readonly Grouping[]): string[] {
  return by.map((grouping) => {
    const name = GROUPED_BY[grouping]
    return typeof name === 'string' ? group[name] : hour.slice(0, name.letters)
  })
}

function namesIn(row: NamedRow, count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(row[`name_${index}`]))
}
