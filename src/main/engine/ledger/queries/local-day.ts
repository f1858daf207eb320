/** Every offset from UTC that is in use is a multiple of 15 minutes: rows of one quarter hour are of one day. */
export const QUARTER_HOUR_MS = 900_000

/**
 * The day of the user's calendar, as YYYY-MM-DD. In JavaScript, not in SQL: SQLite asks the C library, which on Windows
 * knows one rule for daylight saving and applies it to every year.
 */
export function localDay(instant: number): string {
  const date = new Date(instant)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
