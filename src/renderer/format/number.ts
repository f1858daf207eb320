const plain = new Intl.NumberFormat()
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 2 })
const share = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })
const wholeMs = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'millisecond',
  unitDisplay: 'narrow',
  maximumFractionDigits: 0,
})
const seconds = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'narrow',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
const wholeSeconds = new Intl.NumberFormat(undefined, {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'narrow',
  maximumFractionDigits: 0,
})
const bytes = (unit: string) =>
  new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'byte' ? 0 : 1,
  })
const sizes = [bytes('byte'), bytes('kilobyte'), bytes('megabyte'), bytes('gigabyte')] as const

export function formatCount(value: number): string {
  return plain.format(value)
}

/** For a headline figure: exact up to five digits, then 123.46K; the exact one belongs into its title. */
export function formatFigure(value: number): string {
  return value < 100_000 ? plain.format(value) : compact.format(value)
}

export function formatShare(part: number, whole: number): string | null {
  return whole === 0 ? null : share.format(part / whole)
}

export function formatDuration(ms: number): string {
  if (ms < 1000) return wholeMs.format(ms)
  return ms < 100_000 ? seconds.format(ms / 1000) : wholeSeconds.format(ms / 1000)
}

/** For what still runs: more than whole seconds would flicker. */
export function formatElapsed(ms: number): string {
  return wholeSeconds.format(Math.max(0, Math.floor(ms / 1000)))
}

export function formatBytes(value: number): string {
  let size = value
  let step = 0
  while (size >= 1000 && step < sizes.length - 1) {
    size /= 1000
    step += 1
  }
  return (sizes[step] ?? sizes[0]).format(size)
}
