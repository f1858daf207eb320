/** A day or an hour on the reader's wall: 2026-11-21, 2026-11-21T14. */
const WALL = /^(2\d{3})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]))?$/

export interface WallTime {
  readonly from: number
  /** Not included. */
  readonly until: number
  readonly isHour: boolean
}

/** From when until when it lasts, in UTC milliseconds; null for what is none. The calendar's own arithmetic: days differ in length. */
export function wallTime(text: unknown): WallTime | null {
  const parts = typeof text === 'string' ? WALL.exec(text) : null
  if (parts === null) return null
  const [year, month, day] = parts.slice(1, 4).map(Number) as [number, number, number]
  const hour = parts[4] === undefined ? null : Number(parts[4])
  const from = new Date(year, month - 1, day, hour ?? 0)
  if (from.getMonth() !== month - 1 || from.getDate() !== day) return null
  const until = hour === null ? new Date(year, month - 1, day + 1) : new Date(year, month - 1, day, hour + 1)
  return { from: from.getTime(), until: until.getTime(), isHour: hour !== null }
}
