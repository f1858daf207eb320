import type { LanguageModelV4Usage } from '@ai-sdk/provider'

/** The prompt's count includes what was read from a cache; thoughts come on top of the candidates'. */
export function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage) {
  const prompt = inputTokens.total ?? 0
  const output = outputTokens.total ?? 0
  const thoughts = outputTokens.reasoning ?? 0
  const cached = inputTokens.cacheRead ?? 0
  return {
    promptTokenCount: prompt,
    candidatesTokenCount: Math.max(0, output - thoughts),
    totalTokenCount: prompt + output,
    ...(cached > 0 && { cachedContentTokenCount: cached }),
    ...(thoughts > 0 && { thoughtsTokenCount: thoughts }),
  }
}
