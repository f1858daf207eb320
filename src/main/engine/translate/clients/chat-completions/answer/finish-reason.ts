import type { LanguageModelV4FinishReason } from '@ai-sdk/provider'

/** `hasCalls`: some servers say that they stopped where they called a tool, and a client would not look for the call. */
export function finishReasonOf({ unified }: LanguageModelV4FinishReason, hasCalls: boolean, areLegacy: boolean) {
  if (unified === 'length') return 'length'
  if (unified === 'content-filter') return 'content_filter'
  if (!hasCalls) return 'stop'
  return areLegacy ? 'function_call' : 'tool_calls'
}
