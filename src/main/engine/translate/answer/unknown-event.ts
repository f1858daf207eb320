import { type LanguageModelV4StreamPart, TypeValidationError } from '@ai-sdk/provider'
import type { WireFormat } from '../../../../shared/wire-formats.ts'
import { memberOf } from './error-fields.ts'

const KNOWN = new Set(
  'message_start content_block_start content_block_delta content_block_stop message_delta message_stop ping error'.split(
    ' ',
  ),
)

/**
 * Anthropic announces that there will be new events, and asks that they be passed over (its page on streaming, "Other events").
 * The AI SDK's package calls one an error, and reads on.
 */
export function isUnknownEvent(part: LanguageModelV4StreamPart, to: WireFormat): boolean {
  if (to !== 'messages' || part.type !== 'error' || !TypeValidationError.isInstance(part.error)) return false
  const type = memberOf(part.error.value, 'type')
  return typeof type === 'string' && !KNOWN.has(type)
}
