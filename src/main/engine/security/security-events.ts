import { v7 as uuidv7 } from 'uuid'
import type { SecurityEvent, SecurityEventKind } from '../../../shared/contract/security.ts'

/** What was seen. Nothing in it may be a word of a request, but for the tool, which the listener has checked. */
export interface Noted {
  readonly kind: SecurityEventKind
  readonly clientKeyId?: string | null
  readonly peerPort?: number | null
  /** The user agent's product, as `toolOf` gives it. */
  readonly tool?: string | null
  /** A code of our own or a rule's name; what does not look like one is kept as `other`. */
  readonly detail?: string | null
}

interface Question {
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly kinds?: readonly SecurityEventKind[] | undefined
  readonly limit: number
}

export interface SecurityEvents {
  /** Remembers it, to be written down within a second. Never throws and never waits. */
  note(noted: Noted): void
  /** Writes down what waits. Never throws: what can't be written waits on. */
  flush(): void
  /** Before an erasure: writes down what waits, and counts nothing on into an event that may be gone after it. */
  settle(): void
  /** Newest first, with what waits to be written. */
  latest(question: Question): SecurityEvent[]
  stop(): void
}

interface SecurityEventsNeeds {
  /** UTC milliseconds. */
  readonly now: () => number
  readonly store: {
    put(events: readonly SecurityEvent[]): void
    latest(question: Question): SecurityEvent[]
    countByKind(): Map<SecurityEventKind, number>
  }
  /** Each event as it was written; again, under the same id, where its count has grown. */
  readonly tell: (events: readonly SecurityEvent[]) => void
}

const FLUSH_MS = 1000

/**
 * A web page or a program can have a million requests refused: like ones of a second are one event, and of each kind there
 * are no more rows than these. What goes beyond is counted, in one row for each kind and hour.
 */
const ROWS_PER_MINUTE = 30
const ROWS_IN_ALL = 5000

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

type Waiting = { -readonly [Field in keyof SecurityEvent]: SecurityEvent[Field] }

/** What one kind has used of its rows. */
interface Share {
  minute: number
  inMinute: number
  inAll: number
  /** The event that counts what goes beyond, and its hour. */
  sum: { readonly hour: number; readonly event: Waiting } | null
}

export function createSecurityEvents({ now, store, tell }: SecurityEventsNeeds): SecurityEvents {
  const waiting = new Map<string, Waiting>()
  const shares = new Map<SecurityEventKind, Share>()
  /** Retention has made room since, perhaps: what is there is counted anew. */
  let isCounted = false
  let isStuck = false
  let timer: NodeJS.Timeout | null = null

  function note({ kind, clientKeyId = null, peerPort = null, tool = null, detail = null }: Noted): void {
    const told = detail === null || /^[a-z0-9][a-z0-9_.:-]{0,63}$/i.test(detail) ? detail : 'other'
    const key = JSON.stringify([kind, clientKeyId, tool, told])
    const like = waiting.get(key)
    if (like) {
      like.count += 1
      // Of several, none is the one.
      if (like.peer_port !== peerPort) like.peer_port = null
    } else {
      const at = now()
      const share = shareOf(kind)
      if (mayHaveRow(share, at)) {
        share.inMinute += 1
        share.inAll += 1
        waiting.set(key, newEvent({ at, kind, client_key_id: clientKeyId, peer_port: peerPort, tool, detail: told }))
      } else countOnly(kind, share, at)
    }
    timer ??= setTimeout(flush, FLUSH_MS).unref()
  }

  function mayHaveRow(share: Share, at: number): boolean {
    const minute = Math.floor(at / MINUTE_MS)
    // While nothing can be written, no minute brings new room: what waits in memory stays as little.
    if (share.minute !== minute && !isStuck) {
      share.minute = minute
      share.inMinute = 0
    }
    return share.inMinute < ROWS_PER_MINUTE && share.inAll < ROWS_IN_ALL
  }

  function countOnly(kind: SecurityEventKind, share: Share, at: number): void {
    const hour = Math.floor(at / HOUR_MS)
    if (share.sum?.hour === hour) share.sum.event.count += 1
    else {
      const event = newEvent({ at, kind, client_key_id: null, peer_port: null, tool: null, detail: 'other' })
      share.sum = { hour, event }
      if (share.inAll >= ROWS_IN_ALL) isCounted = false
    }
    waiting.set(share.sum.event.id, share.sum.event)
  }

  function shareOf(kind: SecurityEventKind): Share {
    const share = shares.get(kind) ?? { minute: 0, inMinute: 0, inAll: 0, sum: null }
    shares.set(kind, share)
    return share
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting.size === 0) return
    const events = [...waiting.values()].map((event) => ({ ...event }))
    try {
      store.put(events)
      isStuck = false
      waiting.clear()
      if (!isCounted) countRows()
    } catch {
      // The disk is full, say, or the database is held by somebody.
      isStuck = true
      timer = setTimeout(flush, FLUSH_MS).unref()
      return
    }
    tell(events)
  }

  function countRows(): void {
    const rows = store.countByKind()
    for (const [kind, share] of shares) share.inAll = rows.get(kind) ?? 0
    for (const kind of rows.keys()) shareOf(kind).inAll = rows.get(kind) ?? 0
    isCounted = true
  }

  return {
    note,
    flush,
    settle() {
      flush()
      isCounted = false
      for (const share of shares.values()) share.sum = null
    },
    latest(question) {
      flush()
      return store.latest(question)
    },
    stop() {
      flush()
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function newEvent(fields: Omit<SecurityEvent, 'id' | 'count'>): Waiting {
  return { id: uuidv7(), ...fields, count: 1 }
}
