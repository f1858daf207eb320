/** An id carries its moment. It can be later than `started_at` (a clock set back), or earlier by a little: never by this. */
const MARGIN_MS = 60_000

/** No exchange that started at `since` or later has a smaller id: UUIDv7 begins with 48 bits of milliseconds. */
export function idFloor(since: number): string {
  const milliseconds = Math.min(Math.max(0, Math.floor(since) - MARGIN_MS), 2 ** 48 - 1)
  const hex = milliseconds.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}
