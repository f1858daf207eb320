/** An estimate to a hundredth of a cent, which is where single requests live. */
export function dollars(nanoUsd: number | null): string | null {
  return nanoUsd === null ? null : `$${(nanoUsd / 1e9).toFixed(4)}`
}

/** To the last nano-dollar, for what is held against a bill; four decimals at least, so that columns are easy to read. */
export function exactDollars(nanoUsd: number | null): string | null {
  if (nanoUsd === null) return null
  const digits = String(Math.abs(nanoUsd)).padStart(10, '0')
  const decimals = digits.slice(-9).replace(/0{1,5}$/, '')
  return `${nanoUsd < 0 ? '-' : ''}$${digits.slice(0, -9)}.${decimals}`
}
