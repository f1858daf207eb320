import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Candidate, TranslatedCall } from '../exchange.ts'
import { discard } from './discard.ts'
import type { Finding } from './finding.ts'

/** An answer that has begun. */
export interface Came {
  readonly answer: IncomingMessage
  readonly request: ClientRequest
  /** What was asked in another format than the client's; null: it passes as it is. */
  readonly call: TranslatedCall | null
  /** What it could show of the provider's key; null: nothing of it was sent. */
  readonly key: string | null
}

/** An answer of which nothing was passed on yet. */
export interface Held extends Came {
  readonly candidate: Candidate
  readonly finding: Finding
}

/**
 * Which of two failures the client is told: what passes with time before what needs somebody's hand (a refused key beside a full
 * minute), then the newer one. The other's bytes are let go of.
 */
export function better(now: Held, before: Held | null): Held {
  if (before === null) return now
  const passes = ({ finding }: Held) => finding.what === 'limited' || finding.what === 'failing'
  const keepsBefore = now.finding.moves && passes(before) && !passes(now) && isWhole(before.answer)
  const [kept, dropped] = keepsBefore ? [before, now] : [now, before]
  discard(dropped.answer, dropped.request)
  return kept
}

/** Its connection was not lost while it waited. */
export function isWhole(answer: IncomingMessage): boolean {
  return answer.complete || !answer.destroyed
}
