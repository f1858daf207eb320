import {
  formatDate,
  formatDay,
  formatDayAndHour,
  formatHour,
  formatMonth,
  formatShortMonth,
} from '../../format/time.ts'
import type { Bucket } from './period.ts'
import type { Step } from './usage-search.ts'

export function formatStep(at: number, step: Step): string {
  switch (step) {
    case 'hour':
      return formatDayAndHour(at)
    case 'day':
      return formatDate(at)
    case 'month':
      return formatMonth(at)
  }
}

/** In pixels, in the language in which they are longest. */
const WIDTHS: Readonly<Record<Step, number>> = { hour: 40, day: 46, month: 46 }
const WITH_DAY = 100
const GAP = 24

/** The most that a step's name below the chart takes. */
export function nameWidth(buckets: readonly Bucket[], step: Step): number {
  return step === 'hour' && !isOfOneDay(buckets) ? WITH_DAY : WIDTHS[step]
}

/** The steps that are named below a chart so wide, the last one among them. */
export function ticksOf(buckets: readonly Bucket[], step: Step, width: number): number[] {
  const longest = nameWidth(buckets, step)
  // The last one is moved in by half of its width, as it would stick out.
  const room = Math.max(longest + GAP, longest * 1.5)
  const every = Math.max(1, Math.ceil((buckets.length * room) / width))
  return buckets.filter((_, index) => (buckets.length - 1 - index) % every === 0).map(({ at }) => at)
}

function isOfOneDay(buckets: readonly Bucket[]): boolean {
  return new Set(buckets.map(({ name }) => name.slice(0, 10))).size === 1
}

/** Below the chart, where the day goes without saying if there is only one. */
export function tickOf(buckets: readonly Bucket[], step: Step): (at: number) => string {
  switch (step) {
    case 'hour':
      return isOfOneDay(buckets) ? formatHour : formatDayAndHour
    case 'day':
      return formatDay
    case 'month':
      return formatShortMonth
  }
}
