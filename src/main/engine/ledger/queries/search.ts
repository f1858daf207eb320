import type { SelectQueryBuilder } from 'kysely'
import { type ExchangeRow, exchangeRow } from '../../../../shared/exchange-row.ts'
import { breathe } from '../breathe.ts'
import { idCeiling, idFloor } from '../id-floor.ts'
import type { Queries } from '../migrate.ts'
import type { Reports } from '../reports/reports.ts'
import { fromStored } from '../stored-exchange.ts'
import type { LedgerTables } from '../tables.ts'
import { narrowed, type SearchQuestion } from './narrowed.ts'
import { nextDays, type SearchedDays } from './searched-days.ts'

type Select<Output> = SelectQueryBuilder<LedgerTables, 'exchanges', Output>

export interface Found {
  /** Newest first. */
  readonly rows: ExchangeRow[]
  /** To go on from, as `before_id` or `after_id`; null where there is nothing further that way. */
  readonly next: string | null
}

const SLICE_ROWS = 5000
/** An answer is never waited for longer than one slice beyond this: a reader sees what was found so far, and it goes on. */
const BUDGET_MS = 50

/**
 * Older ones from `before_id` on, or newer ones from `after_id` on; ids are ordered by time. A filter that few rows pass could
 * make SQLite read the whole table at once, so it reads slice by slice, each bounded by the id that ends it; and where a
 * slice had nothing, the totals tell which days have something at all, and the others are passed over unread.
 */
export async function search(db: Queries, reports: Reports, question: SearchQuestion): Promise<Found> {
  const ascending = question.after_id !== undefined
  const rows: ExchangeRow[] = []
  const until = performance.now() + BUDGET_MS
  let from = question.after_id ?? question.before_id
  let days: SearchedDays | undefined
  for (;;) {
    const end = await sliceEnd(db, question, from)
    const missing = question.limit - rows.length
    const found = await narrowed(within(db.selectFrom('exchanges').selectAll(), question, from, end), question)
      .orderBy('id', ascending ? 'asc' : 'desc')
      .limit(missing)
      .execute()
    rows.push(...found.map(fromStored).filter(isReadable))
    if (found.length === missing) return answer(rows, ascending, found.at(-1)?.id ?? null)
    if (end === undefined) return answer(rows, ascending, null)
    from = end
    if (found.length === 0) {
      days ??= await nextDays(db, reports, question)
      const further = await days.from(from, ascending)
      if (further === null) return answer(rows, ascending, null)
      from = further
    }
    if (performance.now() >= until) return answer(rows, ascending, from)
    await breathe()
  }
}

/** One row that a failing disk has garbled must not hide all the others. An export still has it as it stands. */
function isReadable(row: ExchangeRow): boolean {
  return exchangeRow.safeParse(row).success
}

function answer(rows: ExchangeRow[], ascending: boolean, next: string | null): Found {
  return { rows: ascending ? rows.reverse() : rows, next }
}

/** The last id of the next slice; undefined where fewer rows than a slice are left. */
async function sliceEnd(db: Queries, question: SearchQuestion, from: string | undefined): Promise<string | undefined> {
  const last = await within(db.selectFrom('exchanges').select('id'), question, from, undefined)
    .orderBy('id', question.after_id === undefined ? 'desc' : 'asc')
    .limit(1)
    .offset(SLICE_ROWS - 1)
    .executeTakeFirst()
  return last?.id
}

/** What an index answers: behind `from`, up to `end`. One bound each way: of two, SQLite seeks by the first and reads on. */
function within<Output>(
  query: Select<Output>,
  { since, until, outcome, client_key_id, provider_name, after_id }: SearchQuestion,
  from: string | undefined,
  end: string | undefined,
): Select<Output> {
  const [above, below] = after_id === undefined ? [end, from] : [from, end]
  const lowest = greatest([above, since === undefined ? undefined : idFloor(since)])
  const highest = smallest([below, until === undefined ? undefined : idCeiling(until)])
  let bounded = query
  // The end is in the slice, where it began is not.
  if (lowest !== undefined) bounded = bounded.where('id', lowest === from ? '>' : '>=', lowest)
  if (highest !== undefined) bounded = bounded.where('id', highest === end ? '<=' : '<', highest)
  if (outcome === 'running') return bounded.where('ended_by', 'is', null)
  if (client_key_id) return bounded.where('client_key_id', '=', client_key_id)
  if (provider_name) return bounded.where('provider_name', '=', provider_name)
  return bounded
}

type Bounds = readonly (string | undefined)[]
const greatest = (bounds: Bounds) =>
  bounds
    .filter((id) => id !== undefined)
    .sort()
    .at(-1)
const smallest = (bounds: Bounds) => bounds.filter((id) => id !== undefined).sort()[0]
