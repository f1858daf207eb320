import { allInputOf, type BillComparison, type BillSides, type BillState } from '../../shared/contract/billing.ts'
import { exactDollars } from './money.ts'
import { type Column, table } from './table.ts'

export type BillGrouping = 'day' | 'model'

/** Both figures and their difference, as a table with its total, and what may explain the differences. */
export function comparisonText(comparison: BillComparison, by: BillGrouping | undefined): string {
  const { provider, total, reasons } = comparison
  const rows = rowsOf(comparison, by)
  const body =
    total === null
      ? nothingToCompare(comparison)
      : table<Row>([...namesFor(by), ...FIGURES], [...rows, { day: 'total', item: '', ...total }])
  const heading = by === 'model' ? `${provider}, all compared days` : `${provider}, days in UTC`
  return [heading, '', body, '', ...reasons.map(({ message }) => `- ${message}`)].join('\n').trimEnd()
}

function nothingToCompare({ provider, days }: BillComparison): string {
  if (days.some(({ fetched_at }) => fetched_at !== null)) return 'No day can be compared.'
  return `Nothing of these days was fetched yet: waybill bill fetch ${provider}`
}

/** Where there is nothing to compare: what is missing, and the command that mends it. */
export function nothingText(states: readonly BillState[]): string {
  const [first] = states
  if (!first) return 'No provider here has an API for its bill: OpenAI and Anthropic do. waybill provider add openai'
  return `No bill was fetched yet. Give an admin key (${first.key_page}):\nwaybill bill key add ${first.provider}`
}

interface Row extends BillSides {
  readonly day: string
  readonly item: string
}

function rowsOf({ days, items, lines }: BillComparison, by: BillGrouping | undefined): Row[] {
  switch (by) {
    case 'day':
      return days.filter(({ state }) => state === 'compared').map((day) => ({ ...day, item: '' }))
    case 'model':
      return items.map((item) => ({ ...item, day: '' }))
    case undefined:
      return lines
  }
}

function namesFor(by: BillGrouping | undefined): Column<Row>[] {
  const day: Column<Row> = { title: 'DAY', value: (row) => row.day }
  const model: Column<Row> = { title: 'MODEL', value: (row) => row.item || (row.day === 'total' ? 'total' : '') }
  if (by === 'day') return [day]
  return by === 'model' ? [model] : [day, { ...model, value: (row) => row.item }]
}

const FIGURES: readonly Column<Row>[] = [
  { title: 'WAYBILL', value: ({ waybill }) => exactDollars(waybill?.cost_nano_usd ?? null) },
  { title: 'PROVIDER', value: ({ provider }) => exactDollars(provider?.cost_nano_usd ?? null) },
  { title: 'DIFFERENCE', value: ({ difference }) => signed(exactDollars(difference?.cost_nano_usd ?? null)) },
  { title: '%', value: ({ difference }) => signed(difference?.percent?.toFixed(2) ?? null) },
  { title: 'IN', value: ({ waybill }) => allInputOf(waybill) },
  { title: 'IN, PROVIDER', value: ({ provider }) => allInputOf(provider) },
  { title: 'OUT', value: ({ waybill }) => waybill?.output_tokens ?? null },
  { title: 'OUT, PROVIDER', value: ({ provider }) => provider?.output_tokens ?? null },
]

function signed(text: string | null): string | null {
  return text === null || text.startsWith('-') || /^[$0.]*$/.test(text) ? text : `+${text}`
}
