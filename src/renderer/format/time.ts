import { inLocale } from './locale.ts'

const format = (options: Intl.DateTimeFormatOptions) => inLocale((locale) => new Intl.DateTimeFormat(locale, options))
// The clock of 12 or 24 hours is the locale's own choice, and the same in all of them.
const clock = format({ timeStyle: 'medium' })
// With the zone that it is meant in.
const instant = format({ dateStyle: 'medium', timeStyle: 'long' })
const date = format({ dateStyle: 'medium' })
const shortDay = format({ month: 'short', day: 'numeric' })
const monthDayClock = format({ month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
const hour = format({ hour: 'numeric' })
const dayAndHour = format({ month: 'short', day: 'numeric', hour: 'numeric' })
const month = format({ month: 'long', year: 'numeric' })
const shortMonth = format({ month: 'short', year: '2-digit' })
const zoneOffset = format({ timeZoneName: 'shortOffset' })
const relative = inLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }))

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function formatClock(at: number): string {
  return clock().format(at)
}

/** Today's as a clock, older ones with their day. */
export function formatMoment(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clock().format(at) : monthDayClock().format(at)
}

export function formatInstant(at: number): string {
  return instant().format(at)
}

export function formatDate(at: number): string {
  return date().format(at)
}

export function formatDay(at: number): string {
  return shortDay().format(at)
}

export function formatHour(at: number): string {
  return hour().format(at)
}

export function formatDayAndHour(at: number): string {
  return dayAndHour().format(at)
}

export function formatMonth(at: number): string {
  return month().format(at)
}

export function formatShortMonth(at: number): string {
  return shortMonth().format(at)
}

/** "12 min ago", "in 3 hr"; the exact instant belongs into its title. */
export function formatRelative(at: number, now: number): string {
  const distance = at - now
  const size = Math.abs(distance)
  if (size < 10_000) return relative().format(0, 'second')
  if (size < MINUTE) return relative().format(Math.round(distance / 1000), 'second')
  if (size < HOUR) return relative().format(Math.round(distance / MINUTE), 'minute')
  if (size < DAY) return relative().format(Math.round(distance / HOUR), 'hour')
  return relative().format(Math.round(distance / DAY), 'day')
}

/** The reader's zone, and how far it is from UTC now: "Europe/Berlin (GMT+1)". */
export function zoneName(now: number): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const offset = zoneOffset()
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')?.value
  return offset === undefined || offset === timeZone ? timeZone : `${timeZone} (${offset})`
}

/** Local midnight, `daysAgo` calendar days back. */
export function startOfDay(now: number, daysAgo = 0): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - daysAgo).getTime()
}

/** The local calendar day as the ledger names it: 2026-11-20. */
export function dayName(at: number): string {
  const day = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
