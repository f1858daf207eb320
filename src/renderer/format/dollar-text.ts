/** Dollars as they are typed, in nano-dollars; by their digits, so that 0.10 is exactly that. null: no amount of dollars. */
export function nanoUsdIn(text: string): number | null {
  const [, whole, decimals = ''] = /^\$?(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text.trim()) ?? []
  return whole === undefined ? null : Number(whole) * 1e9 + Number(decimals.padEnd(9, '0'))
}

/** The other way about, for a field to begin with: 100,000,000 is "0.1". */
export function dollarText(nanoUsd: number): string {
  const decimals = String(nanoUsd % 1e9)
    .padStart(9, '0')
    .replace(/0+$/, '')
  return `${Math.floor(nanoUsd / 1e9)}${decimals === '' ? '' : `.${decimals}`}`
}
