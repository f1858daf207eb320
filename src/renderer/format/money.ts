const NANO = 1_000_000_000

const exact = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 4,
  maximumFractionDigits: 4,
})
const whole = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
const rounded = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' })

/** One exchange's cost: four places, so that a column of them lines up; less than that says so. */
export function formatCost(nanoUsd: number): string {
  const usd = nanoUsd / NANO
  return usd > 0 && usd < 0.0001 ? `<${exact.format(0.0001)}` : exact.format(usd)
}

/** A sum: cents from ten cents on, four places below. */
export function formatSum(nanoUsd: number): string {
  const usd = nanoUsd / NANO
  return usd === 0 || usd >= 0.1 ? rounded.format(usd) : formatCost(nanoUsd)
}

/** A budget, or what is left of one: cents, and four places only where there are less. */
export function formatDollars(nanoUsd: number): string {
  const usd = nanoUsd / NANO
  return nanoUsd > 0 && usd < 0.01 ? formatCost(nanoUsd) : rounded.format(usd)
}

/** A guess: whole dollars where there are enough of them. */
export function formatAbout(nanoUsd: number): string {
  return nanoUsd / NANO >= 10 ? whole.format(nanoUsd / NANO) : formatSum(nanoUsd)
}

export function toUsd(nanoUsd: number): number {
  return nanoUsd / NANO
}
