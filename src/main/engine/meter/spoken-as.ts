import type { Dialect } from '../../../shared/exchange-row.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'
import type { Place } from '../exchange.ts'

const DIALECTS: Partial<Record<WireFormat, Dialect>> = {
  chat_completions: 'openai',
  responses: 'openai',
  messages: 'anthropic',
  generate_content: 'gemini',
}

/** How a provider's answer to a translated request is to be read: in its own format, and not in that of the client. */
export function spokenAs(format: WireFormat, { dialect, operation }: Pick<Place, 'dialect' | 'operation'>) {
  const spoken = DIALECTS[format] ?? dialect
  const asks = operation === 'count_tokens' ? operation : spoken === 'gemini' ? 'generate_content' : 'chat'
  return { dialect: spoken, operation: asks }
}
