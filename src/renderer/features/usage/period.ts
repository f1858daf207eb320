import { dayName, startOfDay } from '../../format/time.ts'
import { dayIn, defaults, type Range, type Step, steps, type UsageSearch } from './usage-search.ts'

/** An hour, a day or a month: its name in the ledger, and when it begins. */
export interface Bucket {
  readonly name: string
  readonly at: number
}

export interface Period {
  readonly since: number
  /** Not included; null: it goes on. */
  readonly until: number | null
  readonly step: Step
  /** What the engine can tell this period by. */
  readonly steps: readonly Step[]
  /** Oldest first, those in which nothing happened too, none that has not begun. */
  readonly buckets: readonly Bucket[]
}

/** The engine tells hours of 14 days at most, and a thousand lines; a bar for each of more days could not be seen. */
const MOST_DAYS: Readonly<Record<Step, number>> = { hour: 14, day: 400, month: 36_500 }
const LEAST_DAYS: Readonly<Record<Step, number>> = { hour: 1, day: 2, month: 32 }

export function periodOf(search: Pick<UsageSearch, 'range' | 'from' | 'to' | 'step'>, now: number): Period {
  const [since, until] = boundsOf(search, now)
  const last = Math.min(now, (until ?? Number.POSITIVE_INFINITY) - 1)
  const days = Math.round((startOfDay(last, -1) - since) / 86_400_000)
  const possible = steps.filter((step) => days >= LEAST_DAYS[step] && days <= MOST_DAYS[step])
  const suits: Step = days <= 2 ? 'hour' : days <= 100 ? 'day' : 'month'
  const step = possible.find((one) => one === search.step) ?? suits
  return { since, until, step, steps: possible, buckets: bucketsOf(since, last, step) }
}

/** When it begins, and when it ends (not included; null: it goes on). */
export function boundsOf(
  { range, from, to }: Pick<UsageSearch, 'range' | 'from' | 'to'>,
  now: number,
): [number, number | null] {
  const first = dayIn(from)
  if (first === undefined) return [startOf(range ?? defaults.range, now), null]
  const today = startOfDay(now)
  const since = Math.min(first, today)
  const last = Math.max(since, dayIn(to) ?? today)
  return [since, last >= today ? null : startOfDay(last, -1)]
}

function startOf(range: Range, now: number): number {
  switch (range) {
    case 'today':
      return startOfDay(now)
    case '7d':
      return startOfDay(now, 6)
    case '30d':
      return startOfDay(now, 29)
    case '90d':
      return startOfDay(now, 89)
    case '12m': {
      const day = new Date(now)
      return new Date(day.getFullYear(), day.getMonth() - 11).getTime()
    }
  }
}

/** The calendar's own arithmetic: a day may have 23 or 25 hours, and the hour that comes twice is one. */
function bucketsOf(since: number, last: number, step: Step): Bucket[] {
  const first = new Date(since)
  const [year, month, day] = [first.getFullYear(), first.getMonth(), first.getDate()]
  const nth = (index: number): number => {
    switch (step) {
      case 'hour':
        return new Date(year, month, day, index).getTime()
      case 'day':
        return new Date(year, month, day + index).getTime()
      case 'month':
        return new Date(year, month + index).getTime()
    }
  }
  const buckets = new Map<string, Bucket>()
  for (let index = 0, at = nth(0); at <= last; index += 1, at = nth(index)) {
    const name = bucketName(at, step)
    if (!buckets.has(name)) buckets.set(name, { name, at })
  }
  return [...buckets.values()]
}

/** As the ledger names it: 2026-11, 2026-11-21, 2026-11-21T14. */
function bucketName(at: number, step: Step): string {
  const day = dayName(at)
  switch (step) {
    case 'hour':
      return `${day}T${String(new Date(at).getHours()).padStart(2, '0')}`
    case 'day':
      return day
    case 'month':
      return day.slice(0, 7)
  }
}

/** What a day or a month leads to: itself, by the next finer step. */
export function searchWithin({ at }: Bucket, step: Step): Pick<UsageSearch, 'from' | 'to'> | null {
  switch (step) {
    case 'hour':
      return null
    case 'day':
      return { from: dayName(at), to: dayName(at) }
    case 'month':
      return { from: dayName(at), to: lastDayOf(at) }
  }
}

/** Of the month in which this is. */
export function lastDayOf(at: number): string {
  const day = new Date(at)
  return dayName(new Date(day.getFullYear(), day.getMonth() + 1, 0).getTime())
}
