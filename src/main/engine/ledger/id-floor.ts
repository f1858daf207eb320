/** An id carries its moment. It can be later than `started_at` (a clock set back), or earlier by a little: never by this. */
const MARGIN_MS = 60_000

/** No exchange that started at `since` or later has a smaller id: UUIDv7 begins with 48 bits of milliseconds. */
export function idFloor(since: number): string {
  const milliseconds = Math.min(Math.max(0, Math.floor(since) - MARGIN_MS), 2 ** 48 - 1)
  const hex = milliseconds.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

/** No exchange that started before `until` has a greater id, unless the clock was set back by more than the margin. */
export function idCeiling(until: number): string {
  return idFloor(until + 2 * MARGIN_MS)
}

/** The moment that an id carries, in UTC milliseconds; null where it is no id of ours. */
export function idTime(id: string): number | null {
  const digits = /^([0-9a-f]{8})-([0-9a-f]{4})/.exec(id)
  return digits === null ? null : Number.parseInt(`${digits[1]}${digits[2]}`, 16)
}
