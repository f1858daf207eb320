import { allInputOf, type BillFigures, type BillSides, type LedgerFigures } from '../../../shared/contract/billing.ts'

const COUNTS = [
  'requests',
  'uncached_input_tokens',
  'cache_read_input_tokens',
  'cache_creation_5m_input_tokens',
  'cache_creation_1h_input_tokens',
  'output_tokens',
] as const

export function addFigures(sum: BillFigures | null, more: BillFigures): BillFigures {
  if (sum === null) return { ...countsOf((name) => more[name]), cost_nano_usd: more.cost_nano_usd }
  const counts = countsOf((name) =>
    sum[name] === null && more[name] === null ? null : (sum[name] ?? 0) + (more[name] ?? 0),
  )
  return { ...counts, cost_nano_usd: sum.cost_nano_usd + more.cost_nano_usd }
}

export function addLedgerFigures(sum: LedgerFigures | null, more: LedgerFigures): LedgerFigures {
  return {
    ...addFigures(sum, more),
    unpriced_requests: (sum?.unpriced_requests ?? 0) + more.unpriced_requests,
    estimated_requests: (sum?.estimated_requests ?? 0) + more.estimated_requests,
  }
}

/** The provider's figure less Waybill's. What one side does not have counts as nothing. */
export function differenceOf(waybill: LedgerFigures | null, provider: BillFigures | null): BillSides['difference'] {
  const cost = (provider?.cost_nano_usd ?? 0) - (waybill?.cost_nano_usd ?? 0)
  const of = provider?.cost_nano_usd ?? 0
  return {
    cost_nano_usd: cost,
    percent: of === 0 ? null : Math.round((cost / of) * 10_000) / 100,
    input_tokens: less(allInputOf(provider), allInputOf(waybill), provider),
    output_tokens: less(provider?.output_tokens ?? null, waybill?.output_tokens ?? null, provider),
  }
}

/** Of an item that the provider bills without counting tokens, no difference can be told; one that it does not bill has none. */
function less(theirs: number | null, ours: number | null, provider: BillFigures | null): number | null {
  return provider !== null && theirs === null ? null : (theirs ?? 0) - (ours ?? 0)
}

type Count = (typeof COUNTS)[number]

function countsOf(count: (name: Count) => number | null): Record<Count, number | null> {
  return Object.fromEntries(COUNTS.map((name) => [name, count(name)])) as Record<Count, number | null>
}
