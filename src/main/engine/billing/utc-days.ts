export const DAY_MS = 86_400_000

/** The UTC day of an instant, as YYYY-MM-DD: providers bill by it, whatever the user's calendar says. */
export function utcDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** The instant at which a UTC day begins. */
export function startOfUtcDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Every day from the one of `since` to the one of `until`, both included. */
export function utcDays(since: number, until: number): string[] {
  const days: string[] = []
  for (let at = startOfUtcDay(utcDay(since)); at <= until; at += DAY_MS) days.push(utcDay(at))
  return days
}
