/** Decimal places that are kept while amounts are added up. Providers write up to 16 or so. */
const PLACES = 30
const NANO = 10n ** BigInt(PLACES - 9)
/** No line of a day's bill is larger: a million dollars. */
const MOST = 10n ** BigInt(PLACES + 6)

const DECIMAL = /^(-?)(\d{1,20})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,2}))?$/

/**
 * Dollars in units of 10^-30, out of a decimal as providers write it (`0.06`, `8.1e-05`, `"123.78912"` cents with
 * `unit` -2). Never by way of a float: 0.1 + 0.2 has to be 0.3 on a bill. null: no decimal, or an absurd one.
 */
export function exactDollars(text: string, unit: 0 | -2): bigint | null {
  const [match, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? []
  if (match === undefined) return null
  const shift = PLACES + unit + Number(exponent) - fraction.length
  const digits = BigInt(whole + fraction)
  const amount = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift)
  if (amount > MOST) return null
  return sign === '-' ? -amount : amount
}

/** To the nearest nano-dollar, halves up; rounded once, after everything of a line is added up. */
export function nanoDollars(exact: bigint): number {
  const half = exact < 0n ? -NANO / 2n : NANO / 2n
  return Number((exact + half) / NANO)
}
