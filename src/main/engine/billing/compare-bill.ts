import type { BillComparison, BillDay, BillFigures, BillItem, LedgerFigures } from '../../../shared/contract/billing.ts'
import type { BillLine } from './bill.ts'
import { reasonsFor } from './bill-reasons.ts'
import { addFigures, addLedgerFigures, differenceOf } from './figures.ts'
import { matchItems } from './match-items.ts'
import { DAY_MS, startOfUtcDay } from './utc-days.ts'

/** After a day's end, until a provider has surely reported all of it. Their references give no time. */
const REPORT_DELAY_MS = DAY_MS

export interface LedgerLine extends LedgerFigures {
  readonly day: string
  /** As the provider named it in its answer, else as it was asked for. */
  readonly model: string
}

export interface BillAndLedger {
  readonly provider: string
  /** UTC days, oldest first. */
  readonly days: readonly string[]
  readonly bill: readonly BillLine[]
  /** When each day's bill was fetched last. */
  readonly fetchedAt: ReadonlyMap<string, number>
  readonly ledger: readonly LedgerLine[]
  /** The ledger has every exchange since then; null: it has none. */
  readonly recordedFrom: number | null
}

interface Pair {
  waybill: LedgerFigures | null
  provider: BillFigures | null
}

/** Both figures and their difference, for each day and item, each day, each item and in total. Pure. */
export function compareBill({ provider, days, bill, fetchedAt, ledger, recordedFrom }: BillAndLedger): BillComparison {
  const nameOf = matchItems([...bill.map(({ item }) => item), ...ledger.map(({ model }) => model)])
  const byDay = new Map<string, Map<string, Pair>>()
  const pairOf = (day: string, item: string): Pair => {
    const items = byDay.get(day) ?? new Map<string, Pair>()
    byDay.set(day, items)
    const pair = items.get(item) ?? { waybill: null, provider: null }
    items.set(item, pair)
    return pair
  }
  for (const line of bill) {
    const pair = pairOf(line.day, nameOf(line.item))
    pair.provider = addFigures(pair.provider, line)
  }
  for (const line of ledger) {
    const pair = pairOf(line.day, nameOf(line.model))
    pair.waybill = addLedgerFigures(pair.waybill, line)
  }

  const all = days.map((day): BillDay => {
    const fetched = fetchedAt.get(day) ?? null
    const state = stateOf(day, fetched, recordedFrom)
    const sum = sumOf((byDay.get(day) ?? new Map<string, Pair>()).values())
    return {
      day,
      state,
      is_complete: fetched !== null && fetched >= startOfUtcDay(day) + DAY_MS + REPORT_DELAY_MS,
      fetched_at: fetched,
      ...(state === 'compared' ? differing(sum) : { ...sum, difference: null }),
    }
  })
  const lines = all
    .filter(({ state }) => state === 'compared')
    .flatMap(({ day }) => [...(byDay.get(day) ?? [])].map(([item, pair]) => ({ day, item, ...differing(pair) })))
  const total = lines.length > 0 || all.some(({ state }) => state === 'compared') ? differing(sumOf(lines)) : null
  const items = itemsOf(lines)
  return { provider, days: all, items, lines, total, reasons: reasonsFor({ days: all, items, total }) }
}

function stateOf(day: string, fetched: number | null, recordedFrom: number | null): BillDay['state'] {
  if (recordedFrom === null || startOfUtcDay(day) < recordedFrom) return 'not_recorded'
  return fetched === null ? 'not_fetched' : 'compared'
}

function sumOf(pairs: Iterable<Pair>): Pair {
  const sum: Pair = { waybill: null, provider: null }
  for (const { waybill, provider } of pairs) {
    if (waybill) sum.waybill = addLedgerFigures(sum.waybill, waybill)
    if (provider) sum.provider = addFigures(sum.provider, provider)
  }
  return sum
}

function differing({ waybill, provider }: Pair) {
  return { waybill, provider, difference: differenceOf(waybill, provider) }
}

function itemsOf(lines: readonly BillItem[]): BillItem[] {
  const groups = new Map<string, BillItem[]>()
  for (const line of lines) {
    const group = groups.get(line.item)
    if (group) group.push(line)
    else groups.set(line.item, [line])
  }
  return [...groups].map(([item, group]) => ({ item, ...differing(sumOf(group)) })).sort(bySize)
}

const bySize = (a: BillItem, b: BillItem): number => sizeOf(b) - sizeOf(a) || (a.item < b.item ? -1 : 1)

function sizeOf({ waybill, provider }: Pair): number {
  return Math.max(waybill?.cost_nano_usd ?? 0, provider?.cost_nano_usd ?? 0)
}
