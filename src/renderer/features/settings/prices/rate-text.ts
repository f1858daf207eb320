import { formatRate } from '../../../format/money.ts'

/** The rates that a table has a column for, by the texts of their headers. */
export const shownRates = [
  ['price_in', 'input_nano_usd_per_mtok'],
  ['price_cached', 'cache_read_nano_usd_per_mtok'],
  ['price_write', 'cache_write_nano_usd_per_mtok'],
  ['price_out', 'output_nano_usd_per_mtok'],
] as const

/** A price as it is, to its last digit; nothing where nothing is said. */
export function rateText(nanoUsd: number | null): string {
  return nanoUsd === null ? '—' : formatRate(nanoUsd)
}
