import { firstKeptDay, type SpendBook } from './spend-book.ts'
import { dayAfter, localMinute } from './windows.ts'

export interface SpendingKept {
  foldLaterThan(day: string): void
  forgetBefore(day: string, minute: string): void
}

const LOOK_MS = 10 * 60_000
const AGREEMENT_MS = 60_000
const MINUTES_KEPT_MS = 3_600_000

/**
 * Spending goes with time alone, and time is not always what the clock says: one that leaps to 2099 must not empty every
 * budget. So what is old is forgotten only after ten minutes in which it went as fast as the monotonic one.
 */
export function keepSpending(
  book: SpendBook,
  kept: SpendingKept,
  start: { readonly now: number; readonly tick: number },
) {
  let last = start
  return {
    look(now: number, tick: number): void {
      if (tick - last.tick < LOOK_MS) return
      const agrees = Math.abs(now - last.now - (tick - last.tick)) < AGREEMENT_MS
      last = { now, tick }
      if (!agrees) return
      book.forgetBefore(firstKeptDay(now))
      kept.forgetBefore(firstKeptDay(now), localMinute(now - MINUTES_KEPT_MS))
    },
    /**
     * A clock was wrong by days, and is right again. What was spent then counts today and, because it may have been a time
     * zone only, tomorrow; left in 2099 it would fill every window until then. Not while exchanges hold something there.
     */
    foldBack(now: number): void {
      const tomorrow = dayAfter(now)
      if (book.latestDay() <= tomorrow) return
      book.foldLaterThan(tomorrow)
      kept.foldLaterThan(tomorrow)
    },
  }
}
