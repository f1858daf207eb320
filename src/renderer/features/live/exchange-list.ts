import type { ExchangeEvent } from '../../../shared/contract/usage.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'

/** Rows that are held at most: a list of a million costs no more memory than one of two thousand. */
export const MOST_ROWS = 2000
/** Chromium draws nothing that is higher than 33 million pixels; a longer list is shown as if it had this many. */
export const MOST_PLACES = 1_000_000

/**
 * A list of exchanges, newest first, of which one stretch without a gap is held. `above` and `below` are places for those
 * that are not, so that a place on the scroll bar is a place in the list; how many there are below is a guess until the
 * oldest is held.
 */
export interface ExchangeList {
  readonly rows: readonly ExchangeRow[]
  readonly above: number
  readonly below: number
  /** From which to ask for newer ones (`after_id`); null: the newest is held, but for those that wait. */
  readonly newer: string | null
  /** From which to ask for older ones (`before_id`); null: the oldest is held. */
  readonly older: string | null
  /** That came while nothing may move. */
  readonly waiting: number
}

/** What a search answers. */
export interface Found {
  readonly rows: readonly ExchangeRow[]
  readonly next: string | null
}

export const NOTHING: ExchangeList = { rows: [], above: 0, below: 0, newer: null, older: null, waiting: 0 }

export function begun({ rows, next }: Found, places: number): ExchangeList {
  return { ...NOTHING, rows, older: next, below: placesBelow(next, places - rows.length) }
}

/** Around another place: what was found there stands from this place on. */
export function movedTo(list: ExchangeList, place: number, { rows, next }: Found): ExchangeList {
  const below = placesBelow(next, placesOf(list) - place - rows.length)
  return { ...list, rows, above: place, below, newer: rows[0]?.id ?? list.newer, older: next }
}

/** At the end: the oldest of all. */
export function endedWith(list: ExchangeList, { rows, next }: Found): ExchangeList {
  const above = Math.max(0, placesOf(list) - rows.length)
  return next === null
    ? { ...list, rows, above: 0, below: 0, newer: null, older: null }
    : { ...list, rows, above, below: 0, newer: next, older: null }
}

/** The same stretch, asked for once more: something of it may be gone. */
export function renewed(list: ExchangeList, { rows, next }: Found): ExchangeList {
  return { ...list, rows, older: next, below: placesBelow(next, placesOf(list) - list.above - rows.length) }
}

export function withOlder(list: ExchangeList, { rows: more, next }: Found): ExchangeList {
  const rows = [...list.rows, ...more]
  const gone = Math.max(0, rows.length - MOST_ROWS)
  return {
    ...list,
    rows: rows.slice(gone),
    above: list.above + gone,
    below: placesBelow(next, list.below - more.length),
    newer: gone > 0 ? (rows[gone]?.id ?? null) : list.newer,
    older: next,
  }
}

/** `upTo`: the newest that was there when everything was told to stand still. */
export function withNewer(list: ExchangeList, { rows: found, next }: Found, upTo: string | null): ExchangeList {
  const more = upTo === null ? found : found.filter(({ id }) => id <= upTo)
  const all = [...more, ...list.rows]
  const rows = all.slice(0, MOST_ROWS)
  const gone = all.length - rows.length
  const newer = more.length < found.length ? null : next
  return {
    ...list,
    rows,
    // Nothing is above the newest, whatever was guessed; and there is something above what is not.
    above: newer === null ? 0 : Math.max(1, list.above - more.length),
    below: list.below + gone,
    newer,
    older: gone > 0 ? (rows.at(-1)?.id ?? null) : list.older,
  }
}

/** How many there are in all, as far as anybody knows. */
export function withPlaces(list: ExchangeList, places: number): ExchangeList {
  const below = Math.min(places, MOST_PLACES) - list.above - list.rows.length
  return { ...list, below: placesBelow(list.older, below) }
}

/** What just happened. Those that are held settle in their places; new ones come on top, or wait. */
export function withEvents(
  list: ExchangeList,
  events: readonly ExchangeEvent[],
  matches: (row: ExchangeRow) => boolean,
  follows: boolean,
): ExchangeList {
  let rows: ExchangeRow[] | null = null
  let { waiting } = list
  const top = list.rows[0]?.id
  for (const { row } of latest(events)) {
    const held = rows ?? list.rows
    const at = placeOf(held, row.id)
    const known = held[at]?.id === row.id
    const isNew = top === undefined ? list.newer === null : row.id > top
    // An open row never overwrites a closed one, in whatever order the answers arrive.
    if (known && row.ended_by === null && held[at]?.ended_by !== null) continue
    if (!matches(row)) {
      // What waited for having been running does no longer.
      if (!known && isNew && matches(asOpened(row))) waiting = Math.max(0, waiting - 1)
      if (!known) continue
      rows ??= [...list.rows]
      rows.splice(at, 1)
    } else if (known) {
      rows ??= [...list.rows]
      rows[at] = row
    } else if (isNew && (!follows || list.newer !== null)) {
      // It is told of twice, and waits once.
      if (wasOpenedIn(events, row.id) || !matches(asOpened(row))) waiting += 1
    } else if (isNew || at < held.length || list.older === null) {
      rows ??= [...list.rows]
      rows.splice(at, 0, row)
    }
  }
  if (rows === null) return waiting === list.waiting ? list : { ...list, waiting }
  const gone = rows.length - MOST_ROWS
  if (gone <= 0) return { ...list, rows, waiting }
  const kept = rows.slice(0, MOST_ROWS)
  return { ...list, rows: kept, waiting, below: list.below + gone, older: kept.at(-1)?.id ?? null }
}

/** Where a row stands in a list that is in order, or would stand. */
export function placeOf(rows: readonly ExchangeRow[], id: string): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.id ?? '') > id) low = middle + 1
    else high = middle
  }
  return low
}

export function placesOf({ above, rows, below }: ExchangeList): number {
  return above + rows.length + below
}

function placesBelow(next: string | null, guessed: number): number {
  // One at least: what is not held has to be scrolled to.
  return next === null ? 0 : Math.max(1, guessed)
}

/** The last word on each, oldest first, so that each new one goes on top of the one before. */
function latest(events: readonly ExchangeEvent[]): readonly ExchangeEvent[] {
  const byId = new Map<string, ExchangeEvent>()
  for (const event of events) {
    const known = byId.get(event.row.id)
    if (known === undefined || event.row.ended_by !== null) byId.set(event.row.id, event)
  }
  return [...byId.values()].sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
}

function wasOpenedIn(events: readonly ExchangeEvent[], id: string): boolean {
  return events.some(({ type, row }) => type === 'opened' && row.id === id)
}

const asOpened = (row: ExchangeRow): ExchangeRow => ({ ...row, ended_by: null })
