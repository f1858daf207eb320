import { formatDate, formatDay } from '../../format/time.ts'
import type { Bucket } from './period.ts'
import type { Step } from './usage-search.ts'

const hour = new Intl.DateTimeFormat(undefined, { hour: 'numeric' })
const dayAndHour = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: 'numeric' })
const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' })
const shortMonth = new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit' })

export function formatMonth(at: number): string {
  return month.format(at)
}

export function formatStep(at: number, step: Step): string {
  switch (step) {
    case 'hour':
      return dayAndHour.format(at)
    case 'day':
      return formatDate(at)
    case 'month':
      return formatMonth(at)
  }
}

/** Below the chart, where the day goes without saying if there is only one. */
export function tickOf(buckets: readonly Bucket[], step: Step): (at: number) => string {
  switch (step) {
    case 'hour': {
      const days = new Set(buckets.map(({ name }) => name.slice(0, 10)))
      return (at) => (days.size === 1 ? hour : dayAndHour).format(at)
    }
    case 'day':
      return formatDay
    case 'month':
      return (at) => shortMonth.format(at)
  }
}

/** The reader's zone, and how far it is from UTC now: "Europe/Berlin (GMT+1)". */
export function zoneName(now: number): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const parts = new Intl.DateTimeFormat(undefined, { timeZoneName: 'shortOffset' }).formatToParts(now)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value
  return offset === undefined || offset === timeZone ? timeZone : `${timeZone} (${offset})`
}
