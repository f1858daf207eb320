import type { Dialect } from '../../../shared/exchange-row.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'
import type { Place } from '../exchange.ts'

/** How an answer is read: as one of the dialects of Waybill's clients, or as Bedrock's own. */
export type Spoken = Dialect | 'converse'

const SPOKEN: Readonly<Record<WireFormat, Spoken>> = {
  chat_completions: 'openai',
  responses: 'openai',
  messages: 'anthropic',
  generate_content: 'gemini',
  converse: 'converse',
}

/** How a provider's answer to a translated request is to be read: in its own format, and not in that of the client. */
export function spokenAs(format: WireFormat, { operation }: Pick<Place, 'operation'>) {
  const spoken = SPOKEN[format]
  const asks = operation === 'count_tokens' ? operation : spoken === 'gemini' ? 'generate_content' : 'chat'
  return { dialect: spoken, operation: asks }
}
