/** A price of a list or of the user, exactly: USD × 10^18. Floats would let a sum of many tokens drift by nano-dollars. */
export function attoUsd(usd: number): bigint {
  // The shortest text that reads back as this number is what the list's authors wrote.
  const [, whole = '0', fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(usd)) ?? []
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places <= 18 ? digits * 10n ** BigInt(18 - places) : digits / 10n ** BigInt(places - 18)
}

/** To the nearest whole, halves up; for amounts that are not negative. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}
