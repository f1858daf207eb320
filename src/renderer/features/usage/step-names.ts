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

/** As many as a wide chart has room for: which of them fit, it finds out by measuring the text of each. */
const MOST_TICKS = 30

/** The steps that may be named below the chart, the last one among them. */
export function ticksOf(buckets: readonly Bucket[]): number[] {
  const every = Math.ceil(buckets.length / MOST_TICKS)
  return buckets.filter((_, index) => (buckets.length - 1 - index) % every === 0).map(({ at }) => at)
}

/** Below the chart, where the day goes without saying if there is only one. */
export function tickOf(buckets: readonly Bucket[], step: Step): (at: number) => string {
  switch (step) {
    case 'hour': {
      const days = new Set(buckets.map(({ name }) => name.slice(0, 10)))
      return days.size === 1 ? formatHour : formatDayAndHour
    }
    case 'day':
      return formatDay
    case 'month':
      return formatShortMonth
  }
}
