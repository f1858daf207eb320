import type { Translation } from '../../exchange.ts'
import type { AnswerAbout, ClientCodec } from '../codec.ts'
import type { Fitted } from '../fit/fit.ts'

/** What it takes to say a provider's answer to a client. */
export interface Speech {
  readonly codec: ClientCodec
  readonly translation: Translation
  readonly fitted: Fitted
  readonly about: AnswerAbout
}
