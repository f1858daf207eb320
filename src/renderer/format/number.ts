import { inLocale } from './locale.ts'

const number = (options: Intl.NumberFormatOptions) => inLocale((locale) => new Intl.NumberFormat(locale, options))
const unit = (name: string, options: Intl.NumberFormatOptions) => number({ style: 'unit', unit: name, ...options })

const plain = number({})
const compact = number({ notation: 'compact', maximumFractionDigits: 2 })
const share = number({ style: 'percent', maximumFractionDigits: 1 })
const wholeShare = number({ style: 'percent', maximumFractionDigits: 0 })
const exactShare = number({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
const rough = number({ maximumFractionDigits: 1 })
const hundredths = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** Before a unit's sign: German asks for a space, English and Chinese for none. */
const gap = inLocale((locale) => (locale?.startsWith('de') ? '\u00a0' : ''))
const sizes = [
  unit('byte', { unitDisplay: 'long', maximumFractionDigits: 0 }),
  unit('kilobyte', { unitDisplay: 'short', maximumFractionDigits: 1 }),
  unit('megabyte', { unitDisplay: 'short', maximumFractionDigits: 1 }),
  unit('gigabyte', { unitDisplay: 'short', maximumFractionDigits: 1 }),
] as const
const conjunction = inLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))
const listing = inLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }))

/** The signs of SI are the same everywhere; what `Intl` has in their place ("Sek.") is twice as wide. */
function withSign(figure: string, sign: 'ms' | 's'): string {
  return `${figure}${gap()}${sign}`
}

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

/** What is percent already: 1.5 is "1.50%". */
export function formatPercent(percent: number): string {
  return exactShare().format(percent / 100)
}

/** How much of a job is done, from 0 to 1. */
export function formatProgress(done: number): string {
  return wholeShare().format(done)
}

export function formatDuration(ms: number): string {
  if (ms < 1000) return withSign(plain().format(Math.round(ms)), 'ms')
  return withSign(ms < 100_000 ? hundredths().format(ms / 1000) : plain().format(Math.round(ms / 1000)), 's')
}

/** On a chart's axis. */
export function formatAxisDuration(ms: number): string {
  return ms < 1000 ? formatDuration(ms) : withSign(rough().format(ms / 1000), 's')
}

/** For what still runs: more than whole seconds would flicker. */
export function formatElapsed(ms: number): string {
  return withSign(plain().format(Math.max(0, Math.floor(ms / 1000))), 's')
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
