import { localDay } from '../calendar.ts'
import type { SpendBook } from './spend-book.ts'
import { dayAfter, localMinute } from './windows.ts'

export interface SpendingKept {
  foldLaterThan(day: string): void
  forgetBefore(day: string, minute: string): void
}

/** A month's window, and some days more. */
const KEPT_DAYS = 40
const MINUTES_KEPT_MS = 3_600_000
const LOOK_MS = 10 * 60_000

export function keepSpending(book: SpendBook, kept: SpendingKept, startTick: number) {
  let lookedAt = startTick
  return {
    /**
     * Forgets what is old, counted from the last day but one on which anything was spent: a clock that leaps to 2099 makes
     * one new day, and must not empty every budget. `now` in UTC milliseconds, `tick` on the monotonic clock.
     */
    look(now: number, tick: number): void {
      if (tick - lookedAt < LOOK_MS) return
      lookedAt = tick
      const lastButOne = book.lastDayButOne()
      // None, or what an edit by hand has made of it.
      if (!/^\d{4}-\d\d-\d\d$/.test(lastButOne)) return
      const first = daysBefore(lastButOne, KEPT_DAYS)
      book.forgetBefore(first)
      ifWritable(() => kept.forgetBefore(first, localMinute(now - MINUTES_KEPT_MS)))
    },
    /**
     * A clock was wrong by days, and is right again. What was spent then counts today and, because it may have been a time
     * zone only, tomorrow; left in 2099 it would fill every window until then. Not while exchanges hold something there.
     */
    foldBack(now: number): void {
      const tomorrow = dayAfter(now)
      if (book.latestDay() <= tomorrow) return
      book.foldLaterThan(tomorrow)
      ifWritable(() => kept.foldLaterThan(tomorrow))
    },
  }
}

/** On a full disk, say, what is old is kept for longer. It costs no request anything. */
function ifWritable(write: () => void): void {
  try {
    write()
  } catch {
    // Looked at again in ten minutes, or after the next start.
  }
}

function daysBefore(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return localDay(new Date(year, month - 1, date - count).getTime())
}
