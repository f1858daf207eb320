/** The value below which that share of them lies; 0.5 is the median, 1 the greatest. NaN of none. */
export function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return at(values, 0.5)
}
