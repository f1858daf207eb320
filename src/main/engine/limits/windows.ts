import { localDay, localHour } from '../calendar.ts'

/** Budgets run by the user's own calendar, days and months from midnight to midnight. */
export type Window = 'day' | 'month'

/** The first day of the window in which this moment lies, as YYYY-MM-DD. */
export function firstDayOf(window: Window, now: number): string {
  const day = localDay(now)
  return window === 'day' ? day : `${day.slice(0, 7)}-01`
}

/** When the next window begins, in UTC milliseconds. */
export function resetOf(window: Window, now: number): number {
  const date = new Date(now)
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()]
  return (window === 'day' ? new Date(year, month, day + 1) : new Date(year, month + 1, 1)).getTime()
}

/** The day after this one, as YYYY-MM-DD. */
export function dayAfter(now: number): string {
  return localDay(resetOf('day', now))
}

/** The local minute, as YYYY-MM-DDTHH:MM. */
export function localMinute(now: number): string {
  return `${localHour(now)}:${String(new Date(now).getMinutes()).padStart(2, '0')}`
}

/** When a local minute ended, in UTC milliseconds: the second time, where a change of clocks has just repeated it. */
export function lastEndOf(minute: string, now: number): number {
  const begun = now - (now % 60_000)
  if (minute === localMinute(now)) return begun + 60_000
  if (minute === localMinute(begun - 1)) return begun
  return new Date(`${minute}:00`).getTime() + 60_000
}
