/**
 * The user's calendar. In JavaScript, not in SQL: SQLite asks the C library, which on Windows knows one rule for daylight
 * saving and applies it to every year.
 */

/** The local day, as YYYY-MM-DD. */
export function localDay(instant: number): string {
  return dayOf(new Date(instant))
}

/** The local hour, as YYYY-MM-DDTHH. The hour that a change of clocks repeats counts as one. */
export function localHour(instant: number): string {
  const date = new Date(instant)
  return `${dayOf(date)}T${twoDigits(date.getHours())}`
}

function dayOf(date: Date): string {
  return `${String(date.getFullYear()).padStart(4, '0')}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
}

function twoDigits(part: number): string {
  return part < 10 ? `0${part}` : String(part)
}
