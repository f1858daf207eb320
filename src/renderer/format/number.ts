import { inLocale } from './locale.ts'

const number = (options: Intl.NumberFormatOptions) => inLocale((locale) => new Intl.NumberFormat(locale, options))
const unit = (name: string, options: Intl.NumberFormatOptions) =>
  number({ style: 'unit', unit: name, unitDisplay: 'narrow', ...options })

const plain = number({})
const compact = number({ notation: 'compact', maximumFractionDigits: 2 })
const share = number({ style: 'percent', maximumFractionDigits: 1 })
const wholeShare = number({ style: 'percent', maximumFractionDigits: 0 })
const wholeMs = unit('millisecond', { maximumFractionDigits: 0 })
const seconds = unit('second', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const wholeSeconds = unit('second', { maximumFractionDigits: 0 })
const roughSeconds = unit('second', { maximumFractionDigits: 1 })
const sizes = [
  unit('byte', { unitDisplay: 'long', maximumFractionDigits: 0 }),
  unit('kilobyte', { unitDisplay: 'short', maximumFractionDigits: 1 }),
  unit('megabyte', { unitDisplay: 'short', maximumFractionDigits: 1 }),
  unit('gigabyte', { unitDisplay: 'short', maximumFractionDigits: 1 }),
] as const
const conjunction = inLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))
const listing = inLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }))

export function formatCount(value: number): string {
  return plain().format(value)
}

/** For a headline figure: exact up to five digits, then 123.46K; the exact one belongs into its title. */
export function formatFigure(value: number): string {
  return value < 100_000 ? plain().format(value) : compact().format(value)
}

export function formatShare(part: number, whole: number): string | null {
  return whole === 0 ? null : share().format(part / whole)
}

/** How much of a job is done, from 0 to 1. */
export function formatProgress(done: number): string {
  return wholeShare().format(done)
}

export function formatDuration(ms: number): string {
  if (ms < 1000) return wholeMs().format(ms)
  return ms < 100_000 ? seconds().format(ms / 1000) : wholeSeconds().format(ms / 1000)
}

/** On a chart's axis. */
export function formatAxisDuration(ms: number): string {
  return ms < 1000 ? formatDuration(ms) : roughSeconds().format(ms / 1000)
}

/** For what still runs: more than whole seconds would flicker. */
export function formatElapsed(ms: number): string {
  return wholeSeconds().format(Math.max(0, Math.floor(ms / 1000)))
}

export function formatBytes(value: number): string {
  let size = value
  let step = 0
  while (size >= 1000 && step < sizes.length - 1) {
    size /= 1000
    step += 1
  }
  return (sizes[step] ?? sizes[0])().format(size)
}

/** "a, b and c" */
export function formatAnd(names: readonly string[]): string {
  return conjunction().format(names)
}

/** "a, b, c" */
export function formatList(names: readonly string[]): string {
  return listing().format(names)
}
