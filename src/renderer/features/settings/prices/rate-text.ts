import { inLocale } from '../../../format/locale.ts'

/** Cents at least, and as many places more as the price has. */
const rate = inLocale(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 9,
    }),
)

/** A price as it is, to its last digit; nothing where nothing is said. */
export function rateText(nanoUsd: number | null): string {
  return nanoUsd === null ? '—' : rate().format(nanoUsd / 1e9)
}
