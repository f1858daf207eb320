import type { IncomingMessage } from 'node:http'
import type { Candidate, ClientAnswer } from '../exchange.ts'
import { answerFault } from './answer-fault.ts'
import { type Finding, findingOf, NO_ANSWER, REFUSED } from './finding.ts'
import type { Came, Held } from './held-answer.ts'
import { mayRefuseKey, refusesKey } from './refused-key.ts'

/** One call to a provider. Exactly one of what it tells is called, once; nothing after the client is gone. */
export type Send = (candidate: Candidate, told: Told) => void

export interface Told {
  onAnswer(came: Came): void
  onError(error: unknown): void
  /** Waybill itself knows the answer: nobody was asked. */
  onOwnAnswer(answer: ClientAnswer): void
  /** It can't be said in the provider's format: nobody was asked. */
  onUnsaid(error: unknown): void
}

/** What came of asking one candidate. */
export type Outcome =
  | { readonly type: 'answer'; readonly held: Held }
  | { readonly type: 'no_answer'; readonly error: unknown }
  | { readonly type: 'own_answer'; readonly answer: ClientAnswer }
  | { readonly type: 'unsaid'; readonly error: unknown }

interface Asking {
  readonly req: IncomingMessage
  readonly send: Send
  /** What its way is told of it; null: nothing was learnt. */
  readonly learn: (finding: Finding | null) => void
  /** Somebody else could be asked: whether a refusal is about the key is worth a look into it. */
  readonly hasOthers: boolean
  readonly isGone: () => boolean
}

/** Asks one candidate, and calls back once with what came of it; never once the client is gone. */
export function ask(candidate: Candidate, asking: Asking, came: (outcome: Outcome) => void): void {
  const { req, send, learn, hasOthers, isGone } = asking

  function answered(held: Held): void {
    learn(held.finding)
    came({ type: 'answer', held })
  }
  function lost(error: unknown): void {
    learn(NO_ANSWER)
    came({ type: 'no_answer', error })
  }

  send(candidate, {
    onAnswer(arrived) {
      const { answer, call, request } = arrived
      const fault = answerFault(answer)
      if (fault !== null) {
        request.destroy()
        lost(fault)
        return
      }
      const finding = findingOf(answer.statusCode ?? 502, answer.headers, call === null ? req.headers : {})
      const held = { ...arrived, candidate, finding }
      if (!hasOthers || !mayRefuseKey(candidate, answer)) return answered(held)
      refusesKey(answer).then((refuses) => {
        if (isGone()) return
        if (refuses === null) lost(new Error('closed'))
        else answered(refuses ? { ...held, finding: REFUSED } : held)
      })
    },
    onError: lost,
    onOwnAnswer(answer) {
      learn(null)
      came({ type: 'own_answer', answer })
    },
    onUnsaid(error) {
      learn(null)
      came({ type: 'unsaid', error })
    },
  })
}
