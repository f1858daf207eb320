/** An estimate to a hundredth of a cent, which is where single requests live. */
export function dollars(nanoUsd: number | null): string | null {
  return nanoUsd === null ? null : `$${(nanoUsd / 1e9).toFixed(4)}`
}
