// The clock of 12 or 24 hours is the locale's own choice, and the same in all of them.
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const dayAndTime = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
})
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const shortDay = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' })
const monthDayClock = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' })

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function formatClock(at: number): string {
  return clock.format(at)
}

/** Today's as a clock, older ones with their day. */
export function formatMoment(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clock.format(at) : monthDayClock.format(at)
}

export function formatInstant(at: number): string {
  return dayAndTime.format(at)
}

export function formatDate(at: number): string {
  return date.format(at)
}

export function formatDay(at: number): string {
  return shortDay.format(at)
}

/** "12 min ago", "in 3 hr"; the exact instant belongs into its title. */
export function formatRelative(at: number, now: number): string {
  const distance = at - now
  const size = Math.abs(distance)
  if (size < 10_000) return relative.format(0, 'second')
  if (size < MINUTE) return relative.format(Math.round(distance / 1000), 'second')
  if (size < HOUR) return relative.format(Math.round(distance / MINUTE), 'minute')
  if (size < DAY) return relative.format(Math.round(distance / HOUR), 'hour')
  return relative.format(Math.round(distance / DAY), 'day')
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
