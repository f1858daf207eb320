import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Reservation } from '../exchange.ts'
import { type Connection, sqliteCode } from './connection.ts'
import { createRecentRows } from './recent-rows.ts'
import type { Spend } from './spend.ts'
import { createUnwritten } from './unwritten.ts'

interface Recorder {
  open(row: ExchangeRow): void
  /** A reservation is committed at the end of this turn of the event loop; the row waits for company, as when it is opened. */
  departing(row: ExchangeRow, reservation: Reservation | null): void
  progress(row: ExchangeRow): void
  close(row: ExchangeRow): void
  /** Commits all that is known so far. */
  writeNow(): void
  /**
   * Calls back once all that departs with a reservation, has gone on or was closed is committed, or could not be: at the end of this
   * turn of the event loop. `then` must not throw (waybill.ts sees to that): those behind it would not be called.
   */
  whenWritten(then: () => void): void
  unrecorded(): number
  /** Writes all there is to where the questions look. False if it could not. */
  settle(): boolean
  running(): number
  /** Rows since the start. */
  added(): number
  stop(): void
}

interface Turn {
  readonly opened: readonly ExchangeRow[]
  /** Their ids: what is held back for them. */
  readonly reserving: readonly string[]
  readonly ended: readonly ExchangeRow[]
}

const NOTHING: Turn = { opened: [], reserving: [], ended: [] }

/**
 * An exchange that a kill cuts short so soon after its beginning leaves no row. One that ends so soon is written once, and those that
 * begin together are in one commit.
 */
const OPENING_MS = 20

/**
 * The hot path. What ends in one turn of the event loop is written in one commit at its end: commits are most of what recording
 * costs (measured 2026-11-22: 150 µs of an exchange's CPU with two commits each, 30 with those of 32 connections together).
 */
export function createRecorder(db: Connection, spend: Spend, failed: (error: unknown) => void): Recorder {
  const rows = createRecentRows(db, failed)
  const unwritten = createUnwritten()
  const running = new Set<string>()
  /** Those of them that were never written. */
  const fresh = new Set<string>()
  /** Within `OPENING_MS`. */
  const opening = new Map<string, ExchangeRow>()
  /** These two in this turn. */
  const reserving = new Set<string>()
  const ending = new Map<string, ExchangeRow>()
  let waiting: (() => void)[] = []
  let openingTimer: NodeJS.Timeout | null = null
  let flushing: NodeJS.Immediate | null = null

  /** Rows stand with what they spent: neither is there without the other. What is held back for them may stand before they do. */
  function writeAll({ opened, reserving, ended }: Turn): () => void {
    for (const row of opened) rows.write(row, fresh.has(row.id))
    for (const row of ended) rows.write(row, fresh.has(row.id))
    const held = spend.reserve(reserving)
    const counted = spend.settle(ended)
    return () => {
      held()
      counted()
    }
  }

  function attempt(turn: Turn): void {
    const { opened, reserving, ended } = turn
    try {
      const committed = rows.inOneCommit(() => writeAll(turn))
      committed()
      for (const { id } of ended) unwritten.remove(id)
    } catch (error) {
      // One row that the database refuses must not cost the others; a database that is held by somebody costs them all.
      if (opened.length + reserving.length + ended.length > 1 && !isBusy(error)) {
        for (const row of opened) attempt({ ...NOTHING, opened: [row] })
        for (const id of reserving) attempt({ ...NOTHING, reserving: [id] })
        for (const row of ended) attempt({ ...NOTHING, ended: [row] })
        return
      }
      for (const { id } of opened) unwritten.add(id)
      for (const id of reserving) unwritten.add(id)
      for (const { id } of ended) unwritten.add(id)
      failed(error)
    }
    for (const { id } of opened) fresh.delete(id)
    for (const { id } of ended) fresh.delete(id)
  }

  function flush(withOpening: boolean): void {
    if (flushing !== null) clearImmediate(flushing)
    flushing = null
    if (withOpening && openingTimer !== null) {
      clearTimeout(openingTimer)
      openingTimer = null
    }
    const turn = { opened: withOpening ? takeAll(opening) : [], reserving: [...reserving], ended: takeAll(ending) }
    reserving.clear()
    if (turn.opened.length + turn.reserving.length + turn.ended.length > 0) attempt(turn)
    const called = waiting
    waiting = []
    for (const then of called) then()
  }

  function openSoon(row: ExchangeRow): void {
    opening.set(row.id, row)
    openingTimer ??= setTimeout(flush, OPENING_MS, true).unref()
  }

  function flushThisTurn(): void {
    flushing ??= setImmediate(flush, false)
  }

  function goesOn(row: ExchangeRow): void {
    opening.delete(row.id)
    // What was to be held back for it never was.
    reserving.delete(row.id)
    ending.set(row.id, row)
    flushThisTurn()
  }

  return {
    open(row) {
      if (running.has(row.id)) return
      running.add(row.id)
      fresh.add(row.id)
      openSoon(row)
    },
    departing(row, reservation) {
      spend.departs(row, reservation)
      openSoon(row)
      if (reservation === null) return
      reserving.add(row.id)
      flushThisTurn()
    },
    progress: goesOn,
    close(row) {
      running.delete(row.id)
      goesOn(row)
    },
    writeNow: () => flush(true),
    whenWritten(then) {
      if (flushing === null) then()
      else waiting.push(then)
    },
    unrecorded() {
      flush(true)
      return unwritten.count()
    },
    settle() {
      flush(true)
      return rows.settle()
    },
    running: () => running.size,
    added() {
      flush(true)
      return rows.added()
    },
    stop() {
      flush(true)
      rows.stop()
    },
  }
}

/** Its extended codes say why it is busy. */
function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') ?? false
}

function takeAll(map: Map<string, ExchangeRow>): readonly ExchangeRow[] {
  if (map.size === 0) return []
  const all = [...map.values()]
  map.clear()
  return all
}
