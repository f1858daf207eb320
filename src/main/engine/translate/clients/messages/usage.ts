import type { LanguageModelV4Usage } from '@ai-sdk/provider'

/** `input_tokens` is what was neither read from a cache nor written to one: all input is the sum of the three. */
export function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage) {
  const read = inputTokens.cacheRead ?? 0
  const written = inputTokens.cacheWrite ?? 0
  return {
    input_tokens: inputTokens.noCache ?? Math.max(0, (inputTokens.total ?? 0) - read - written),
    cache_creation_input_tokens: written,
    cache_read_input_tokens: read,
    output_tokens: outputTokens.total ?? 0,
    output_tokens_details: outputTokens.reasoning === undefined ? null : { thinking_tokens: outputTokens.reasoning },
  }
}

/** Other formats tell their usage at the end; a stream of Messages begins with it, and its last event has the last word. */
export const USAGE_TO_COME = {
  input_tokens: 0,
  cache_creation_input_tokens: 0,
  cache_read_input_tokens: 0,
  output_tokens: 0,
  output_tokens_details: null,
}
