import type { Grouping } from '../../../../shared/contract/usage.ts'
import type { Figure } from '../../../../shared/figures.ts'
import type { Connection } from '../connection.ts'
import { type CountedRow, countedColumns, type GroupNames, groupOf, type Sums } from '../totals/counted-row.ts'
import { pack } from '../totals/histogram.ts'
import { createTally } from '../totals/tally.ts'
import { type Accumulator, createAccumulator } from './accumulator.ts'
import type { PeriodParts, Span } from './period.ts'
import type { Duration } from './question.ts'

export interface PeriodQuestion {
  readonly parts: PeriodParts
  readonly by: readonly Grouping[]
  /** Any of the names in a list; the empty text stands for none. */
  readonly filter: Filter
  readonly includeSandbox: boolean
  /** What is added up: each column less is quicker. */
  readonly figures: readonly Figure[]
  readonly durations: readonly Duration[]
}

export type Filter = Partial<Record<keyof GroupNames, readonly string[]>>

type Table = 'daily_totals' | 'hourly_totals'
type NamedRow = Sums & Partial<Record<Duration, Uint8Array | null>> & Record<`name_${number}`, string | number>

const NOTHING = new Uint8Array()

/** What a grouping is called in the totals. */
export const NAME_OF = {
  model: 'model',
  provider: 'provider_name',
  key: 'client_key_id',
  project: 'project',
  tool: 'tool',
} as const satisfies Partial<Record<Grouping, keyof GroupNames>>

const GROUPED_BY: Readonly<Record<Grouping, keyof GroupNames | { readonly letters: number }>> = {
  hour: { letters: 13 },
  day: { letters: 10 },
  month: { letters: 7 },
  ...NAME_OF,
}

/** One name of each. */
export function eachInList(names: Partial<GroupNames>): Filter {
  return Object.fromEntries(Object.entries(names).map(([name, value]) => [name, [value]]))
}

/** Adds up a period's totals, what of it is in no whole hour, and what still runs. */
export function readPeriod(db: Connection, question: PeriodQuestion): Accumulator {
  const { parts } = question
  const accumulator = createAccumulator()
  const read = (table: Table, span: Span): void => addTotals(db, accumulator, question, table, span)
  if (parts.days !== null) read('daily_totals', parts.days)
  for (const span of parts.hours) {
    if (span.day === null || hasHours(db, span.day)) read('hourly_totals', span)
    else read('daily_totals', { from: span.day, before: `${span.day}~` })
  }
  addMoments(db, accumulator, question)
  addRunning(db, accumulator, question)
  return accumulator
}

function hasHours(db: Connection, day: string): boolean {
  const first = db.prepare<[string, string], 1>('select 1 from hourly_totals where hour >= ? and hour < ? limit 1')
  return first.get(day, `${day}~`) !== undefined
}

/** Names and bounds come from closed lists; what a user may choose is bound. */
function addTotals(db: Connection, accumulator: Accumulator, question: PeriodQuestion, table: Table, span: Span): void {
  const { by, filter, includeSandbox, figures, durations } = question
  const period = table === 'daily_totals' ? 'day' : 'hour'
  const filters = Object.entries(filter).map(([name, one]) => `and ${name} in (${one.map((_, at) => `@${name}${at}`)})`)
  const names = Object.entries(filter).flatMap(([name, one]) => one.map((value, at) => [`${name}${at}`, value]))
  if (!includeSandbox) filters.push(`and provider_name <> 'sandbox'`)
  const grouping = groupingOf(by, period)
  const sums = figures.map((figure) => `sum(t.${figure}) as ${figure}`)
  // Packed histograms in a row are the packed histogram of their sum: thousands of them come over as one. SQLite joins
  // their bytes as they are: as hexadecimal, a report takes a third longer.
  const packed = durations.map((name) => `cast(group_concat(t.${name}, '') as blob) as ${name}`)
  const columns = [...grouping.names.map((name, index) => `${name} as name_${index}`), ...sums]
  const rows = db.prepare<[object], NamedRow>(
    `select ${[...columns, ...packed].join(', ')} from ${table} t ${grouping.join}
     where t.${period} >= @from and t.${period} < @before
       and +t.group_id in (select id from total_groups where true ${filters.join(' ')})
     ${grouping.names.length === 0 ? '' : `group by ${grouping.names.map((_, index) => index + 1).join(', ')}`}`,
  )
  const namesOf = grouping.byId ? namesById(db, by) : (row: NamedRow) => namesIn(row, by.length)
  // One after the other: a tool that makes up names makes up groups as well, as many as there are exchanges.
  for (const row of rows.iterate({ ...span, ...Object.fromEntries(names) })) {
    // The sum of nothing is a row of nulls.
    if (row.requests === null) continue
    const group = namesOf(row)
    accumulator.add(group, row)
    for (const duration of durations) accumulator.addDurations(group, duration, row[duration] ?? NOTHING)
  }
}

/**
 * What SQL groups by. Without a period, that is the group's number, and names are looked up here: half the time of
 * sorting thousands of rows by their names.
 */
function groupingOf(by: readonly Grouping[], period: string) {
  const names = by.map((grouping) => {
    const name = GROUPED_BY[grouping]
    if (typeof name === 'string') return `g.${name}`
    // Whole, it is the table's own order: nothing to sort.
    return grouping === period ? `t.${period}` : `substr(t.${period}, 1, ${name.letters})`
  })
  const named = names.filter((name) => name.startsWith('g.')).length
  if (named === 0) return { names, join: '', byId: false }
  if (named === names.length) return { names: ['t.group_id'], join: '', byId: true }
  return { names, join: 'cross join total_groups g on g.id = t.group_id', byId: false }
}

/** The same names are held once, however many groups have them. */
function namesById(db: Connection, by: readonly Grouping[]): (row: NamedRow) => string[] {
  const held = new Map<string, string[]>()
  const byId = new Map<number, string[]>()
  for (const group of db.prepare<[], GroupNames & { id: number }>('select * from total_groups').iterate()) {
    const names = namesOf(group, '', by)
    const key = names.join('\0')
    if (!held.has(key)) held.set(key, names)
    byId.set(group.id, held.get(key) ?? names)
  }
  return (row) => byId.get(Number(row.name_0)) ?? by.map(() => '')
}

/** Exchanges of the hours that the period begins or ends in, one by one. */
function addMoments(db: Connection, accumulator: Accumulator, question: PeriodQuestion): void {
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
      const packed = { latencies: entry.latencies, first_chunks: entry.firstChunks }
      for (const duration of question.durations) accumulator.addDurations(names, duration, pack(packed[duration]))
    }
  }
}

/** What still runs is a request already, and nothing else yet. By the index of times it would be sought in all of them. */
function addRunning(db: Connection, accumulator: Accumulator, question: PeriodQuestion): void {
  const rows = db.prepare<[number, number], CountedRow>(
    `select ${countedColumns.join(', ')} from exchanges indexed by exchanges_running
     where ended_by is null and started_at >= ? and started_at < ?`,
  )
  const { from, before } = question.parts.running
  for (const row of rows.iterate(from, before)) {
    const group = groupOf(row)
    if (!isAskedFor(group, question)) continue
    accumulator.add(namesOf(group, row.local_hour, question.by), { requests: 1 })
  }
}

function isAskedFor(group: GroupNames, { filter, includeSandbox }: PeriodQuestion): boolean {
  if (!includeSandbox && group.provider_name === 'sandbox') return false
  return Object.entries(filter).every(([name, one]) => one.includes(group[name as keyof GroupNames]))
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
