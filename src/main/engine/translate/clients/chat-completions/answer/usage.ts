import type { LanguageModelV4Usage } from '@ai-sdk/provider'

/** All input, cached or not, is `prompt_tokens`; thoughts are a part of `completion_tokens`. */
export function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage) {
  const prompt = inputTokens.total ?? 0
  const completion = outputTokens.total ?? 0
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: {
      cached_tokens: inputTokens.cacheRead ?? 0,
      cache_write_tokens: inputTokens.cacheWrite ?? 0,
      audio_tokens: 0,
    },
    completion_tokens_details: {
      reasoning_tokens: outputTokens.reasoning ?? 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  }
}
