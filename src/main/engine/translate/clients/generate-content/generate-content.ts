import type { ClientCodec } from '../../codec.ts'
import { decode } from './decode.ts'
import { errorBody } from './errors.ts'

/** Google's generateContent (ai.google.dev/api/generate-content, and the types of @google/genai 3.1). */
export const generateContent: ClientCodec = {
  decode,
  countAnswer: (inputTokens) => ({ totalTokens: inputTokens }),
  errorBody,
}
