import { inLocale } from './locale.ts'

const NANO = 1_000_000_000

/** Always dollars: prices are in them. Where the sign stands is the locale's, and "$" alone wherever it has another name for it. */
const dollars = (digits: Intl.NumberFormatOptions) =>
  inLocale(
    (locale) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', ...digits }),
  )
const exact = dollars({ minimumFractionDigits: 4, maximumFractionDigits: 4 })
const whole = dollars({ maximumFractionDigits: 0 })
const rounded = dollars({})
const rough = dollars({ maximumSignificantDigits: 2 })
const precise = dollars({ minimumFractionDigits: 2, maximumFractionDigits: 9 })

/** One exchange's cost: four places, so that a column of them lines up; less than that says so. */
export function formatCost(nanoUsd: number): string {
  const usd = nanoUsd / NANO
  return usd > 0 && usd < 0.0001 ? `<${exact().format(0.0001)}` : exact().format(usd)
}

/** A sum: cents from ten cents on, four places below. */
export function formatSum(nanoUsd: number): string {
  const usd = nanoUsd / NANO
  return usd === 0 || usd >= 0.1 ? rounded().format(usd) : formatCost(nanoUsd)
}

/** A budget, or what is left of one: cents, and four places only where there are less. */
export function formatDollars(nanoUsd: number): string {
  const usd = nanoUsd / NANO
  return nanoUsd > 0 && usd < 0.01 ? formatCost(nanoUsd) : rounded().format(usd)
}

/** A guess: whole dollars where there are enough of them. */
export function formatAbout(nanoUsd: number): string {
  return nanoUsd / NANO >= 10 ? whole().format(nanoUsd / NANO) : formatSum(nanoUsd)
}

/** What something costs, to its last digit: cents at least, and as many places more as it has. */
export function formatRate(nanoUsd: number): string {
  return precise().format(nanoUsd / NANO)
}

/** On a chart's axis, in dollars: the figure itself is in its tooltip. */
export function formatAxisUsd(usd: number): string {
  return rough().format(usd)
}

export function toUsd(nanoUsd: number): number {
  return nanoUsd / NANO
}
