import { localDay, localHour } from '../../calendar.ts'

/** Names of days or hours, from one on to before another. `~` stands behind every digit and letter. */
export interface Span {
  readonly from: string
  readonly before: string
}

/** Where the answer for a period is read: what is whole from totals, the ends of it from the exchanges themselves. */
export interface PeriodParts {
  readonly days: Span | null
  /** Hours of a day that is not whole. Where retention has taken them, the day stands whole in their place. */
  readonly hours: readonly (Span & { readonly day: string | null })[]
  /** Exchanges of an hour that is not whole (UTC milliseconds). */
  readonly moments: readonly { readonly hour: string; readonly from: number; readonly before: number }[]
  readonly running: { readonly from: number; readonly before: number }
}

interface Edge {
  readonly day: string
  readonly hour: string
  /** The day, or the hour, begins at this very millisecond. */
  readonly startsDay: boolean
  readonly startsHour: boolean
}

/** Clocks of all time zones differ by whole quarters of an hour, and are set by whole quarters (tz database, since 1972). */
const QUARTER_MS = 900_000
/** An hour of the calendar lasts two at most, when clocks are set back; the hour that is repeated may be the one before. */
const LONGEST_HOUR_QUARTERS = 12
const END = '~'

/** `since` and `until` (not included) in UTC milliseconds. Days and hours are those of the user's calendar. */
export function partsOf(since: number, until = Number.MAX_SAFE_INTEGER, wholeHoursOnly = false): PeriodParts {
  const first = edgeAt(since)
  const last = until > LATEST ? null : edgeAt(until)
  const hoursFrom = first.startsHour ? first.hour : first.hour + END
  const hoursBefore = last?.hour ?? END
  const running = { from: since, before: until }
  const moments = momentsOf(since, until, first, last)
  if (wholeHoursOnly) {
    return { days: null, hours: [{ from: hoursFrom, before: hoursBefore, day: null }], moments, running }
  }
  const hours = []
  if (!first.startsDay) {
    const before = last?.day === first.day ? last.hour : first.day + END
    hours.push({ from: hoursFrom, before, day: first.day })
  }
  if (last !== null && !last.startsDay && (first.startsDay || last.day !== first.day)) {
    hours.push({ from: last.day, before: last.hour, day: last.day })
  }
  const days = { from: first.startsDay ? first.day : first.day + END, before: last?.day ?? END }
  return { days, hours: hours.filter(({ from, before }) => from < before), moments, running }
}

function momentsOf(since: number, until: number, first: Edge, last: Edge | null): PeriodParts['moments'] {
  const moments = []
  if (!first.startsHour) {
    moments.push({ hour: first.hour, from: since, before: Math.min(until, endOf(first.hour, since)) })
  }
  if (last !== null && !last.startsHour && (first.startsHour || last.hour !== first.hour)) {
    moments.push({ hour: last.hour, from: Math.max(since, startOf(last.hour, until)), before: until })
  }
  return moments
}

/** Where an hour ends that this moment is in: beyond it, none of its exchanges need to be sought. */
function endOf(hour: string, moment: number): number {
  return (quartersFrom(moment, 1).findLast((quarter) => localHour(quarter) === hour) ?? moment) + QUARTER_MS
}

function startOf(hour: string, moment: number): number {
  return quartersFrom(moment, -1).findLast((quarter) => localHour(quarter) === hour) ?? moment
}

/** The beginnings of quarters of an hour, from the one that this moment is in. */
function quartersFrom(moment: number, step: 1 | -1): number[] {
  const first = Math.floor(moment / QUARTER_MS)
  return Array.from({ length: LONGEST_HOUR_QUARTERS }, (_, at) => (first + at * step) * QUARTER_MS)
}

/** What JavaScript's calendar reaches. */
const LATEST = 8_640_000_000_000_000

function edgeAt(instant: number): Edge {
  const [day, hour] = [localDay(instant), localHour(instant)]
  return { day, hour, startsDay: localDay(instant - 1) !== day, startsHour: localHour(instant - 1) !== hour }
}
