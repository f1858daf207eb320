import type { TestEngine } from '../../../../../support/engine.ts'
import type { Asked, Call, Heard } from '../scenario.ts'

export interface Asking {
  readonly engine: Pick<TestEngine, 'proxy' | 'key'>
  readonly model: string
  readonly asked: Asked
  readonly stream: boolean
}

/** A conversation that a client's SDK has, each message as its documentation says. */
export interface Conversation {
  /** Sends all that was said, and keeps what is answered. */
  ask(): Promise<Heard>
  /** What the tools returned, for the calls that were heard last. */
  answerCalls(result: string): void
}

export interface Client {
  start(asking: Asking): Conversation
  /** The field of the client's own that no other format has. */
  readonly ownField: string
}

export const callOf = (name: string, args: string): Call => ({ name, args: JSON.parse(args) })
