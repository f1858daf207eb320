import type { ServerResponse } from 'node:http'
import type { Answered, Candidate, ClientAnswer, Permitted } from '../exchange.ts'
import { carryAnswer } from './answer.ts'
import { answerFault } from './answer-fault.ts'
import { carryTranslated, sayToClient } from './carry-translated.ts'
import { type Circuits, wayOf } from './circuits.ts'
import { cutOff } from './cut-off.ts'
import { type Finding, findingOf, NO_ANSWER, REFUSED } from './finding.ts'
import { better, type Came, type Held, isWhole } from './held-answer.ts'
import { backOff, dueSoonMs, sameServer } from './pauses.ts'
import { mayRefuseKey, refusesKey } from './refused-key.ts'
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
  /** One call to a provider. Exactly one of these is called, once; nothing after the client is gone. */
  send(candidate: Candidate, told: Told): void
}

export interface Told {
  onAnswer(came: Came): void
  onError(error: unknown): void
  /** Waybill itself knows the answer: nobody was asked. */
  onOwnAnswer(answer: ClientAnswer): void
  /** It can't be said in the provider's format: nobody was asked. */
  onUnsaid(error: unknown): void
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
  const { circuits } = needs
  const state = trackAnswer(permitted, watch)
  // A body that streams through is gone with the first attempt.
  let left: readonly Candidate[] = permitted.body.type === 'stream' ? [] : permitted.candidates.slice(1)
  let attempts = 0
  let held: Held | null = null
  let pause: NodeJS.Timeout | undefined
  let abandon = () => {}
  let failed = false

  /** Whom to ask next; undefined: the answer that is there has to do. */
  const next = (): Candidate | undefined => {
    if (left.length === 0 || res.destroyed || attempts >= needs.maxAttempts()) return undefined
    if (performance.now() - permitted.startedTick >= needs.maxMs()) return undefined
    return left.find((candidate) => circuits.rest(wayOf(candidate.upstream)) === null)
  }

  return new Promise<Answered>((resolve, reject) => {
    const setOut = (candidate: Candidate, backOffMs: number): void => {
      left = left.filter((other) => other !== candidate)
      const waitMs = Math.max(backOffMs, dueSoonMs(circuits, candidate))
      if (waitMs > 0) pause = setTimeout(tryTo, waitMs, candidate)
      else tryTo(candidate)
    }
    const tryTo = (candidate: Candidate): void => {
      try {
        attempt(candidate)
      } catch (thrown) {
        // From a timer or an event it would end the process.
        fail(thrown)
      }
    }
    const fail = (thrown: unknown): void => {
      abandon()
      failed = true
      reject(thrown)
    }

    const attempt = (candidate: Candidate): void => {
      attempts += 1
      state.sets(candidate, attempts)
      if (attempts > 1) watch.attempting(candidate, attempts)
      const way = wayOf(candidate.upstream)
      const number = circuits.begin(way)
      let open = true
      const learn = (finding: Finding | null): void => {
        if (open) circuits.ended(way, number, finding)
        open = false
      }
      abandon = () => learn(null)
      needs.send(candidate, {
        onAnswer(arrived) {
          const came = { ...arrived, candidate }
          const { answer, call, request } = came
          const fault = answerFault(answer)
          if (fault !== null) {
            request.destroy()
            lost(fault)
            return
          }
          const finding = findingOf(
            answer.statusCode ?? 502,
            answer.headers,
            call === null ? permitted.req.headers : {},
          )
          if (left.length === 0 || !mayRefuseKey(candidate, answer)) return judge({ ...came, finding })
          refusesKey(answer).then((refuses) => {
            // The client may have left meanwhile.
            if (res.destroyed) return
            if (refuses === null) lost(new Error('closed'))
            else judge({ ...came, finding: refuses ? REFUSED : finding })
          })
        },
        onError: lost,
        onOwnAnswer,
        onUnsaid,
      })
      function judge(came: Held): void {
        const { answer, finding } = came
        learn(finding)
        const other = finding.moves ? next() : undefined
        held = better(came, held)
        if (other === undefined) deliver(held)
        else {
          // Its connection may be lost while it waits, and that is no news.
          answer.once('error', () => {})
          setOut(other, backOff(candidate, other, finding, attempts))
        }
      }
      function lost(error: unknown): void {
        learn(NO_ANSWER)
        // What can't be reached is not reached with another key either: elsewhere first.
        left = left.toSorted((a, b) => Number(sameServer(candidate, a)) - Number(sameServer(candidate, b)))
        const other = next()
        if (other) setOut(other, backOff(candidate, other, NO_ANSWER, attempts))
        else if (held && isWhole(held.answer)) deliver(held)
        else fail(upstreamError(error, candidate.upstream.address))
      }
      function onOwnAnswer(answer: ClientAnswer): void {
        learn(null)
        state.sets(candidate, 0)
        sayToClient(answer, res, { cors: needs.cors(), watch: state })
      }
      function onUnsaid(error: unknown): void {
        learn(null)
        attempts -= 1
        const other = next()
        if (other) setOut(other, 0)
        else if (held && isWhole(held.answer)) deliver(held)
        else fail(error)
      }
    }

    const deliver = ({ candidate, answer, call, key }: Held): void => {
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
    const begin = () => {
      if (!res.destroyed) setOut(permitted.candidates[0], 0)
    }
    // What is held back of budgets is written down before the request leaves.
    if (permitted.reservation === null) begin()
    else watch.whenWritten(begin)
  })
}
