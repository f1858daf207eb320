import type { Candidate } from '../exchange.ts'
import { type Circuits, wayOf } from './circuits.ts'
import type { Finding } from './finding.ts'

/** The longest that a request is kept waiting for a key that will be free then: shorter than any SDK's own pause. */
const LONGEST_PAUSE_MS = 500
/** Doubles with each attempt at one server; a random part of it, so that what failed together does not come back together. */
const BACK_OFF_MS = 100

/** A key that was told to wait is not used before, if that is soon. Where it is not, only the provider may say no. */
export function dueSoonMs(circuits: Circuits, { upstream }: Candidate): number {
  const way = wayOf(upstream)
  if (circuits.rest(way)?.because !== 'limited') return 0
  const dueMs = circuits.dueInMs(way)
  return dueMs <= LONGEST_PAUSE_MS ? dueMs : 0
}

/** A server that fails gets a breath; another key or another server need not wait. */
export function backOff(last: Candidate, other: Candidate, { what }: Finding, attempts: number): number {
  if (what !== 'failing' || !sameServer(last, other)) return 0
  return Math.min(Math.random() * BACK_OFF_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS)
}

export function sameServer(a: Candidate, b: Candidate): boolean {
  return a.upstream.url.origin === b.upstream.url.origin
}
