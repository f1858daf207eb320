import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { Estimated } from '../../components/estimated.tsx'
import { formatCount } from '../../format/number.ts'

/** A count of tokens, marked where it is Waybill's own estimate. */
export function TokenCell({ row, value }: { row: ExchangeRow; value: number | null }) {
  if (value === null) return null
  const text = formatCount(value)
  return row.usage_source === 'estimated' ? <Estimated>{text}</Estimated> : text
}
