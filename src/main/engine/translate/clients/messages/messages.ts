import type { ClientCodec } from '../../codec.ts'
import { decode } from './decode.ts'
import { errorBody } from './errors.ts'

/** Anthropic's Messages (platform.claude.com/docs/en/api/messages, and the types of @anthropic-ai/sdk 1.11). */
export const messages: ClientCodec = {
  decode,
  countAnswer: (inputTokens) => ({ input_tokens: inputTokens }),
  errorBody,
}
