import type { LanguageModelV4FinishReason, SharedV4ProviderMetadata } from '@ai-sdk/provider'

/** `called`: whether the answer holds a tool call, which some servers end with "stop"; agents go by the reason. */
export function stopOf(
  reason: LanguageModelV4FinishReason,
  metadata: SharedV4ProviderMetadata | undefined,
  called: boolean,
) {
  const sequence = metadata?.anthropic?.stopSequence
  const stop = { stop_reason: stopReason(reason, called), stop_sequence: null, stop_details: null }
  if (stop.stop_reason === 'refusal') return { ...stop, stop_details: REFUSAL }
  return typeof sequence === 'string' ? { ...stop, stop_reason: 'stop_sequence', stop_sequence: sequence } : stop
}

const REFUSAL = { type: 'refusal', category: null, explanation: null }

function stopReason({ unified }: LanguageModelV4FinishReason, called: boolean): string {
  switch (unified) {
    case 'length':
      return 'max_tokens'
    case 'content-filter':
      return 'refusal'
    case 'tool-calls':
      return 'tool_use'
    case 'stop':
    case 'error':
    case 'other':
      return called ? 'tool_use' : 'end_turn'
  }
}
