import type { Bill, BillCounts, BillLine } from './bill.ts'
import { unreadable } from './bill-problem.ts'
import { nanoDollars } from './exact-money.ts'

type Counts = Partial<Record<keyof BillCounts, number>>
type Sum = Counts & { exact: bigint }

/** A day of an account with every model there is has some hundreds. */
const MOST_LINES = 10_000
/** A million dollars, in nano-dollars: more on one line of one day is a mistake. */
const MOST_NANO_USD = 1e15

/** Adds up what several reports say of the same day and item. */
export interface BillSum {
  /** The cost report covers this day. */
  cover(day: string): void
  /** Dollars in units of 10^-30. */
  cost(day: string, item: string, exact: bigint): void
  usage(day: string, item: string, counts: Counts): void
  /** Throws `bill_unreadable` where a line's sum is less than nothing or more than anyone pays. */
  bill(): Bill
}

export function createBillSum(address: string): BillSum {
  const days = new Map<string, Map<string, Sum>>()
  const covered = new Set<string>()
  let lines = 0
  const sumOf = (day: string, item: string): Sum => {
    const items = days.get(day) ?? new Map<string, Sum>()
    days.set(day, items)
    const known = items.get(item)
    if (known) return known
    lines += 1
    if (lines > MOST_LINES) throw unreadable(address, 'it has too many lines')
    const sum: Sum = { exact: 0n }
    items.set(item, sum)
    return sum
  }
  return {
    cover: (day) => covered.add(day),
    cost(day, item, exact) {
      sumOf(day, item).exact += exact
    },
    usage(day, item, counts) {
      const sum = sumOf(day, item)
      for (const [figure, count] of Object.entries(counts) as [keyof BillCounts, number][]) {
        sum[figure] = (sum[figure] ?? 0) + count
      }
    },
    bill() {
      // Usage of a day that the cost report leaves out waits until that day has a cost to go with it.
      const kept = [...covered].sort()
      const all = kept.flatMap((day) => [...(days.get(day) ?? [])].map(([item, sum]) => lineOf(day, item, sum)))
      if (all.some((line) => !isPlausible(line))) throw unreadable(address, 'a figure in it makes no sense')
      return { days: kept, lines: all }
    },
  }
}

function lineOf(day: string, item: string, sum: Sum): BillLine {
  return {
    day,
    item,
    requests: sum.requests ?? null,
    uncached_input_tokens: sum.uncached_input_tokens ?? null,
    cache_read_input_tokens: sum.cache_read_input_tokens ?? null,
    cache_creation_5m_input_tokens: sum.cache_creation_5m_input_tokens ?? null,
    cache_creation_1h_input_tokens: sum.cache_creation_1h_input_tokens ?? null,
    output_tokens: sum.output_tokens ?? null,
    cost_nano_usd: nanoDollars(sum.exact),
  }
}

function isPlausible({ day, item, cost_nano_usd, ...counts }: BillLine): boolean {
  const isCount = (count: number | null) => count === null || (Number.isSafeInteger(count) && count >= 0)
  return cost_nano_usd >= 0 && cost_nano_usd <= MOST_NANO_USD && Object.values(counts).every(isCount)
}
