import type { LanguageModelV4FinishReason } from '@ai-sdk/provider'

export function finishReasonOf({ unified }: LanguageModelV4FinishReason): string {
  switch (unified) {
    case 'stop':
    case 'tool-calls':
      return 'STOP'
    case 'length':
      return 'MAX_TOKENS'
    case 'content-filter':
      return 'SAFETY'
    case 'error':
    case 'other':
      return 'OTHER'
  }
}
