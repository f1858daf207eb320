import type { WireFormat } from '../../../../shared/wire-formats.ts'
import type { Decoded } from '../codec.ts'
import { untranslatable } from '../untranslatable.ts'
import { fitChatCompletions } from './chat-completions.ts'
import { fitConverse } from './converse.ts'
import { fieldNames } from './field-names.ts'
import { type FitTo, type Fitting, startFitting } from './fitting.ts'
import { fitGenerateContent } from './generate-content.ts'
import { fitMessages } from './messages.ts'
import { fitResponses } from './responses.ts'

/** A request as far as one provider takes it. */
export interface Fitted extends Pick<Decoded, 'call' | 'stream' | 'answerWriter' | 'dropped'> {
  /** Where Waybill itself ends the text, because the provider takes no stop sequences, or fewer. */
  readonly cutsAt: readonly string[]
}

/** Every piece of an answer is searched for each. */
const MOST_CUTS = 64
const MOST_CUT_CHARS = 1000

const FITS: Partial<Record<WireFormat, (fitting: Fitting, to: FitTo) => Fitting>> = {
  chat_completions: fitChatCompletions,
  responses: fitResponses,
  messages: fitMessages,
  generate_content: fitGenerateContent,
  converse: fitConverse,
}

/** Throws `untranslatable` for what this provider does not take and that must not be left out in silence. */
export function fitRequest(decoded: Decoded, to: FitTo): Fitted {
  const begun = startFitting(decoded)
  const { call, cutsAt, dropped } = FITS[to.to]?.(begun, to) ?? begun
  const { stream, answerWriter } = decoded
  if (cutsAt.length > MOST_CUTS || cutsAt.some((stop) => stop.length > MOST_CUT_CHARS)) {
    throw untranslatable(fieldNames[to.from].stopSequences, 'has more or longer sequences than this provider takes')
  }
  const names = dropped.map((feature) => fieldNames[to.from][feature])
  return { call, stream, answerWriter, cutsAt, dropped: [...new Set([...decoded.dropped, ...names])] }
}
