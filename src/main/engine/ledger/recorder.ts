import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { Reservation } from '../exchange.ts'
import { type Connection, sqliteCode } from './connection.ts'
import { createRecentRows } from './recent-rows.ts'
import type { Spend } from './spend.ts'
import { createUnwritten } from './unwritten.ts'

interface Recorder {
  open(row: ExchangeRow): void
  /** With a reservation it is committed at the end of this turn of the event loop. */
  departing(row: ExchangeRow, reservation: Reservation | null): void
  /** Its answer has begun to pass: its opening waits for no others any longer. */
  answering(id: string): void
  progress(row: ExchangeRow): void
  close(row: ExchangeRow): void
  /** Commits all that is known so far. */
  writeNow(): void
  /** Calls back once all that departs with a reservation, has gone on or was closed is committed, or could not be: at the end of this turn of the event loop. */
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
  readonly left: readonly ExchangeRow[]
  readonly ended: readonly ExchangeRow[]
}

const NOTHING: Turn = { opened: [], left: [], ended: [] }

/**
 * An exchange that a kill cuts short so soon after its beginning, with nothing of its answer heard, leaves no row. One that ends so
 * soon is written once, and those that begin together are in one commit.
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
  const opening = new Map<string, ExchangeRow>()
  const leaving = new Map<string, ExchangeRow>()
  const ending = new Map<string, ExchangeRow>()
  let waiting: (() => void)[] = []
  let openingTimer: NodeJS.Timeout | null = null
  let flushing: NodeJS.Immediate | null = null

  /** Rows stand with what is held back for them, and with what they spent: neither is there without the other. */
  function writeAll({ opened, left, ended }: Turn): () => void {
    for (const row of [...opened, ...left, ...ended]) rows.write(row, fresh.has(row.id))
    const held = spend.reserve(left)
    const counted = spend.settle(ended)
    return () => {
      held()
      counted()
    }
  }

  function attempt(turn: Turn): void {
    const all = [...turn.opened, ...turn.left, ...turn.ended]
    try {
      const committed = rows.inOneCommit(() => writeAll(turn))
      committed()
      for (const { id } of turn.ended) unwritten.remove(id)
    } catch (error) {
      // One row that the database refuses must not cost the others; a database that is held by somebody costs them all.
      if (all.length > 1 && sqliteCode(error) !== 'SQLITE_BUSY') {
        for (const row of turn.opened) attempt({ ...NOTHING, opened: [row] })
        for (const row of turn.left) attempt({ ...NOTHING, left: [row] })
        for (const row of turn.ended) attempt({ ...NOTHING, ended: [row] })
        return
      }
      for (const { id } of all) unwritten.add(id)
      failed(error)
    }
    for (const { id } of all) fresh.delete(id)
  }

  function flush(withOpening: boolean): void {
    if (flushing !== null) clearImmediate(flushing)
    flushing = null
    const turn = { opened: withOpening ? takeAll(opening) : [], left: takeAll(leaving), ended: takeAll(ending) }
    if (withOpening && openingTimer !== null) {
      clearTimeout(openingTimer)
      openingTimer = null
    }
    if (turn.opened.length + turn.left.length + turn.ended.length > 0) attempt(turn)
    const called = waiting
    waiting = []
    for (const then of called) then()
  }

  function openSoon(row: ExchangeRow): void {
    opening.set(row.id, row)
    openingTimer ??= setTimeout(flush, OPENING_MS, true).unref()
  }

  function writeThisTurn(map: Map<string, ExchangeRow>, row: ExchangeRow): void {
    opening.delete(row.id)
    map.set(row.id, row)
    flushing ??= setImmediate(flush, false)
  }

  function goesOn(row: ExchangeRow): void {
    // What was to be held back for it never was.
    leaving.delete(row.id)
    writeThisTurn(ending, row)
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
      if (reservation === null) openSoon(row)
      else writeThisTurn(leaving, row)
    },
    answering(id) {
      const row = opening.get(id)
      if (row !== undefined) writeThisTurn(leaving, row)
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

function takeAll(map: Map<string, ExchangeRow>): readonly ExchangeRow[] {
  if (map.size === 0) return []
  const all = [...map.values()]
  map.clear()
  return all
}
