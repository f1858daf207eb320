import { figures } from '../../../../shared/figures.ts'
import { breathe } from '../breathe.ts'
import { type Connection, connectToRead } from '../connection.ts'
import { type CountedRow, countedColumns, type GroupNames, noSums, type Sums } from './counted-row.ts'
import { addTo, type Histogram, histogramOf } from './histogram.ts'
import { createTally, type TallyEntry } from './tally.ts'

/** What totals of a day or an hour say beyond the exchanges that are there: of those that retention has taken. */
export interface Leftover {
  readonly table: 'daily_totals' | 'hourly_totals'
  /** The day or the hour. */
  readonly period: string
  readonly group: GroupNames
  readonly sums: Sums
  readonly latencies: Histogram
  readonly firstChunks: Histogram
}

/** About 2 ms each. */
const PAGE_ROWS = 250
const HOUR_MS = 3_600_000
/** As far apart as two zones can be: an exchange has the day of the zone in which it was made. */
const ZONES_MS = 26 * HOUR_MS

type StoredTotal = GroupNames & Sums & { period: string; latencies: Uint8Array; first_chunks: Uint8Array }

/**
 * The leftovers of a day and of its hours. Read by a connection of its own, in one transaction, in slices: rows and totals
 * change together, so what is left over is the same whatever is recorded meanwhile; only retention and erasures change
 * it, and those wait for each other. null: it was broken off.
 */
export async function leftoversOf(file: string, day: string, goesOn: () => boolean): Promise<Leftover[] | null> {
  const db = connectToRead(file)
  try {
    db.exec('begin')
    const counted = await countDay(db, day, goesOn)
    if (counted === null) return null
    const leftovers: Leftover[] = []
    for (const table of ['daily_totals', 'hourly_totals'] as const) {
      let read = 0
      for (const stored of storedTotals(db, table, day)) {
        const leftover = takenOff(table, stored, counted.get(nameOf(stored.period, stored)))
        if (!isNothing(leftover)) leftovers.push(leftover)
        read += 1
        if (read % PAGE_ROWS === 0) await breathe()
        if (!goesOn()) return null
      }
    }
    return leftovers
  } finally {
    db.close()
  }
}

type Counted = Pick<TallyEntry, 'sums' | 'latencies' | 'firstChunks'>

/** What the exchanges of a day add up to, by day and by hour and group. */
async function countDay(db: Connection, day: string, goesOn: () => boolean): Promise<Map<string, Counted> | null> {
  const page = db.prepare<[number, string, number], CountedRow & { started_at: number }>(
    `select ${countedColumns.join(', ')}, started_at from exchanges
     where (started_at, id) > (?, ?) and started_at < ? order by started_at, id limit ${PAGE_ROWS}`,
  )
  const isCounted = countedSoFar(db)
  const tally = createTally()
  const start = startOf(day)
  let last: { started_at: number; id: string } | undefined = { started_at: start - ZONES_MS, id: '' }
  while (last !== undefined) {
    const rows = page.all(last.started_at, last.id, start + 25 * HOUR_MS + ZONES_MS)
    for (const row of rows) {
      if (row.ended_by !== null && row.local_hour.startsWith(day) && isCounted(row.id)) tally.count(row, 1)
    }
    last = rows.at(-1)
    await breathe()
    if (!goesOn()) return null
  }
  const counted = new Map<string, Counted>()
  for (const entry of tally.entries()) {
    counted.set(nameOf(entry.hour, entry.group), entry)
    const whole = nameOf(day, entry.group)
    const known = counted.get(whole) ?? { sums: noSums(), latencies: new Map(), firstChunks: new Map() }
    add(known, entry, 1)
    counted.set(whole, known)
  }
  return counted
}

/** The first build of the totals has yet to come to some rows. */
function countedSoFar(db: Connection): (id: string) => boolean {
  const build = db
    .prepare<[], { build_end: string; built_to: string }>('select build_end, built_to from totals_build')
    .get()
  return (id) => build === undefined || id <= build.built_to || id > build.build_end
}

function storedTotals(db: Connection, table: Leftover['table'], day: string): Iterable<StoredTotal> {
  const period = table === 'daily_totals' ? 'day' : 'hour'
  return db
    .prepare<[string, string], StoredTotal>(
      `select t.${period} as period, provider_name, model, client_key_id, project, tool, ${figures.join(', ')}, latencies,
         first_chunks
       from ${table} t join total_groups g on g.id = t.group_id where t.${period} >= ? and t.${period} < ?`,
    )
    .iterate(day, `${day}~`)
}

function takenOff(table: Leftover['table'], stored: StoredTotal, counted: Counted | undefined): Leftover {
  const { provider_name, model, client_key_id, project, tool, period } = stored
  const sums = Object.fromEntries(figures.map((figure) => [figure, stored[figure]])) as Sums
  const leftover = {
    sums,
    latencies: histogramOf(stored.latencies),
    firstChunks: histogramOf(stored.first_chunks),
  }
  if (counted !== undefined) add(leftover, counted, -1)
  return { table, period, group: { provider_name, model, client_key_id, project, tool }, ...leftover }
}

function add(to: Counted, more: Counted, sign: 1 | -1): void {
  for (const figure of figures) to.sums[figure] += sign * more.sums[figure]
  addCounts(to.latencies, more.latencies, sign)
  addCounts(to.firstChunks, more.firstChunks, sign)
}

function addCounts(to: Histogram, more: Histogram, sign: 1 | -1): void {
  for (const [bucket, count] of more) {
    addTo(to, bucket, sign * count)
    if (to.get(bucket) === 0) to.delete(bucket)
  }
}

function isNothing({ sums, latencies, firstChunks }: Leftover): boolean {
  return latencies.size + firstChunks.size === 0 && figures.every((figure) => sums[figure] === 0)
}

function nameOf(period: string, { provider_name, model, client_key_id, project, tool }: GroupNames): string {
  return [period, provider_name, model, client_key_id, project, tool].join('\0')
}

function startOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date).getTime()
}
