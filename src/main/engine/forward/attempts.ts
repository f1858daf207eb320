import type { ServerResponse } from 'node:http'
import type { Answered, Candidate, Permitted } from '../exchange.ts'
import { carryAnswer } from './answer.ts'
import { ask, type Outcome, type Send } from './ask.ts'
import { carryTranslated, sayToClient } from './carry-translated.ts'
import { type Circuits, wayOf } from './circuits.ts'
import { cutOff } from './cut-off.ts'
import { type Finding, NO_ANSWER } from './finding.ts'
import { better, type Held, isWhole } from './held-answer.ts'
import { backOff, dueSoonMs, sameServer } from './pauses.ts'
import { trackAnswer } from './track-answer.ts'
import { upstreamError } from './upstream-error.ts'
import type { ForwardWatch } from './watch.ts'

export interface AttemptNeeds {
  readonly circuits: Circuits
  /** With the first one. */
  readonly maxAttempts: () => number
  /** No further attempt sets out once the exchange is as old as this. */
  readonly maxMs: () => number
  readonly cors: () => Record<string, string>
  readonly send: Send
}

/**
 * Tries one candidate after the other until one gives an answer that is not about its key, its limits or its server. Nothing of the
 * others reaches the client or the meter. Where none is left, the client gets the best of their answers as it came, and
 * only where none answered at all an error: rejects with `provider_*`.
 */
export function carryRequest(
  permitted: Permitted,
  res: ServerResponse,
  watch: ForwardWatch,
  needs: AttemptNeeds,
): Promise<Answered> {
  const { circuits, send } = needs
  const { req } = permitted
  const state = trackAnswer(permitted, watch)
  // A body that streams through is gone with the first attempt.
  let left: readonly Candidate[] = permitted.body.type === 'stream' ? [] : permitted.candidates.slice(1)
  let attempts = 0
  let held: Held | null = null
  let pause: NodeJS.Timeout | undefined
  let abandon = () => {}
  let failed = false

  return new Promise<Answered>((resolve, reject) => {
    watch.onCut(() => {
      state.end('waybill')
      cutOff(res)
    })
    res.once('close', () => {
      // What is still asked of a provider is called off at this same event (request.ts).
      clearTimeout(pause)
      abandon()
      if (!res.writableFinished && !failed) state.end('client')
      resolve(state.answered())
    })
    state.sets(permitted.candidates[0], 0)
    // What is held back of budgets is written down before the request leaves.
    if (permitted.reservation === null) begin()
    else watch.whenWritten(begin)

    function begin(): void {
      if (!res.destroyed) setOut(permitted.candidates[0], 0)
    }

    function setOut(candidate: Candidate, backOffMs: number): void {
      left = left.filter((other) => other !== candidate)
      const waitMs = Math.max(backOffMs, dueSoonMs(circuits, candidate))
      if (waitMs > 0) pause = setTimeout(tryTo, waitMs, candidate)
      else tryTo(candidate)
    }

    function tryTo(candidate: Candidate): void {
      try {
        attempt(candidate)
      } catch (thrown) {
        // From a timer or an event it would end the process.
        fail(thrown)
      }
    }

    function attempt(candidate: Candidate): void {
      attempts += 1
      state.sets(candidate, attempts)
      if (attempts > 1) watch.attempting(candidate, attempts)
      const learn = circuits.begin(wayOf(candidate.upstream))
      abandon = () => learn(null)
      const asking = { req, send, learn, hasOthers: left.length > 0, isGone: () => res.destroyed }
      ask(candidate, asking, (outcome) => came(candidate, outcome))
    }

    function came(candidate: Candidate, outcome: Outcome): void {
      switch (outcome.type) {
        case 'answer':
          judge(outcome.held)
          break
        case 'no_answer':
          // What can't be reached is not reached with another key either: elsewhere first.
          left = left.toSorted((a, b) => Number(sameServer(candidate, a)) - Number(sameServer(candidate, b)))
          goOn(candidate, NO_ANSWER, upstreamError(outcome.error, candidate.upstream.address))
          break
        case 'own_answer':
          state.sets(candidate, 0)
          sayToClient(outcome.answer, res, { cors: needs.cors(), watch: state })
          break
        case 'unsaid':
          attempts -= 1
          goOn(candidate, null, outcome.error)
      }
    }

    function judge(came: Held): void {
      const { candidate, answer, finding } = came
      const other = finding.moves ? next() : undefined
      held = better(came, held)
      if (other === undefined) {
        deliver(held)
        return
      }
      // Its connection may be lost while it waits, and that is no news.
      answer.once('error', () => {})
      setOut(other, backOff(candidate, other, finding, attempts))
    }

    /** No answer came of this one: another is asked, or the best that came of the others has to do. */
    function goOn(candidate: Candidate, finding: Finding | null, error: unknown): void {
      const other = next()
      if (other) setOut(other, finding === null ? 0 : backOff(candidate, other, finding, attempts))
      else if (held && isWhole(held.answer)) deliver(held)
      else fail(error)
    }

    /** Whom to ask next; undefined: the answer that is there has to do. */
    function next(): Candidate | undefined {
      if (left.length === 0 || res.destroyed || attempts >= needs.maxAttempts()) return undefined
      if (performance.now() - permitted.startedTick >= needs.maxMs()) return undefined
      return left.find((candidate) => circuits.rest(wayOf(candidate.upstream)) === null)
    }

    function deliver({ candidate, answer, call, key }: Held): void {
      held = null
      state.sets(candidate, attempts)
      const how = { key, cors: needs.cors(), tap: watch.tapFor(candidate), watch: state }
      if (call !== null) {
        carryTranslated(answer, res, { ...how, call })
        return
      }
      state.answers(answer.statusCode ?? 502)
      carryAnswer(answer, res, { ...how, stripsUsage: candidate.asksUsage })
    }

    function fail(thrown: unknown): void {
      abandon()
      failed = true
      reject(thrown)
    }
  })
}
