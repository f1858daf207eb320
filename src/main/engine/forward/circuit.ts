import type { Finding } from './finding.ts'

/**
 * The memory of one way: a provider by one of its keys. Closed it is used, open it rests, and half-open (its rest is over)
 * one request may try. There is none for a way of which nothing bad is known.
 */
export interface Circuit {
  /** Failures of the server in a row, while closed. */
  readonly failures: number
  /** Openings since it last worked: each rest is longer than the one before. */
  readonly openings: number
  /** null: closed. */
  readonly because: RestReason | null
  /** Monotonic milliseconds; of no meaning while closed. */
  readonly until: number
  /** What had begun by then says nothing of what comes after: the number of the last attempt that had. */
  readonly openedAfter: number
}

export type RestReason = Exclude<Finding['what'], 'fine' | 'forbidden'>

/** In a row: one or two are everyday at every provider, and the next key takes those over. */
const FAILURES_TO_OPEN = 3
const FIRST_REST_MS = 5_000
const LONGEST_REST_MS = 5 * 60_000
/** Until the key is replaced; but the provider's door may have been what was broken. */
const REFUSED_REST_MS = 60 * 60_000
/** Somebody has to pay first. */
const SPENT_REST_MS = 10 * 60_000

const CLOSED: Circuit = { failures: 0, openings: 0, because: null, until: 0, openedAfter: 0 }

/** What an attempt teaches; undefined where nothing bad is left to remember. */
export function afterFinding(
  before: Circuit | undefined,
  finding: Finding,
  at: { readonly now: number; readonly attempt: number; readonly lastBegun: number },
): Circuit | undefined {
  const circuit = before ?? CLOSED
  const open = (because: RestReason, restMs: number): Circuit => ({
    failures: 0,
    openings: circuit.openings + 1,
    because,
    until: at.now + restMs,
    openedAfter: at.lastBegun,
  })
  /** What ran beside the one that opened it fails as well, and is no news; being told a later time is. */
  const again = (because: RestReason, restMs: number): Circuit =>
    isOpen(circuit, at.now) && circuit.because === because ? later(circuit, at.now + restMs) : open(because, restMs)
  switch (finding.what) {
    case 'fine':
      return circuit.because !== null && at.attempt <= circuit.openedAfter ? circuit : undefined
    case 'forbidden':
      return before
    case 'refused':
      return again('refused', REFUSED_REST_MS)
    case 'spent':
      return again('spent', finding.waitMs ?? SPENT_REST_MS)
    case 'limited':
    case 'failing': {
      if (isOpen(circuit, at.now)) return later(circuit, at.now + (finding.waitMs ?? 0))
      if (finding.waitMs !== null) return open(finding.what, finding.waitMs)
      const failures = circuit.failures + 1
      const opens = finding.what === 'limited' || circuit.because !== null || failures >= FAILURES_TO_OPEN
      return opens ? open(finding.what, growing(circuit.openings)) : { ...circuit, failures }
    }
    default:
      return finding.what satisfies never
  }
}

export function isOpen({ because, until }: Circuit, now: number): boolean {
  return because !== null && now < until
}

function later(circuit: Circuit, until: number): Circuit {
  return until > circuit.until ? { ...circuit, until } : circuit
}

function growing(openings: number): number {
  return Math.min(FIRST_REST_MS * 2 ** openings, LONGEST_REST_MS)
}
