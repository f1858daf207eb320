import type { Usage } from '../../../shared/exchange-row.ts'
import type { AnswerFormat } from './answer-format.ts'
import { count, noUsage, record, sum } from './usage.ts'

const FIELDS = [
  'modelVersion',
  'usageMetadata',
  'candidates.*.finishReason',
  'promptFeedback.blockReason',
  'error.status',
]

/** generateContent and its kin; without `alt=sse` a stream is one JSON array. */
export const geminiFormat: AnswerFormat = {
  paths: [...FIELDS, ...FIELDS.map((field) => `*.${field}`), 'totalTokens', 'predictions.*.mimeType'],
  read(path, value, reading) {
    switch (path.startsWith('*.') ? path.slice(2) : path) {
      case 'modelVersion':
        if (typeof value === 'string') reading.responseModel = value
        return
      case 'usageMetadata': // cumulative: the last one seen counts
        reading.usage = usageOf(value)
        return
      case 'totalTokens':
        reading.usage ??= { ...noUsage, input_tokens: count(value) }
        return
      case 'predictions.*.mimeType':
        reading.usage = { ...noUsage, media_units: (reading.usage?.media_units ?? 0) + 1 }
        return
      case 'candidates.*.finishReason':
      case 'promptFeedback.blockReason':
        if (typeof value === 'string') reading.finishReasons.add(value)
        return
      case 'error.status':
        reading.errorType = value
        return
    }
  },
  isTelling: () => true,
  // Nothing marks the end: the last chunk has a finish reason, but so may one before it.
  isLast: () => false,
}

/** promptTokenCount includes cached tokens; thoughts and tool results come on top (wire-facts, "Usage"). */
function usageOf(value: unknown): Usage {
  const usage = record(value)
  const thoughts = count(usage.thoughtsTokenCount)
  return {
    ...noUsage,
    input_tokens: sum(count(usage.promptTokenCount), count(usage.toolUsePromptTokenCount)),
    output_tokens: sum(count(usage.candidatesTokenCount ?? usage.responseTokenCount), thoughts),
    cache_read_input_tokens: count(usage.cachedContentTokenCount),
    reasoning_output_tokens: thoughts,
    input_audio_tokens: tokensOf('AUDIO', usage.promptTokensDetails),
    output_audio_tokens: tokensOf('AUDIO', usage.candidatesTokensDetails ?? usage.responseTokensDetails),
    input_image_tokens: tokensOf('IMAGE', usage.promptTokensDetails),
    output_image_tokens: tokensOf('IMAGE', usage.candidatesTokensDetails ?? usage.responseTokensDetails),
    cache_read_input_audio_tokens: tokensOf('AUDIO', usage.cacheTokensDetails),
    cache_read_input_image_tokens: tokensOf('IMAGE', usage.cacheTokensDetails),
  }
}

function tokensOf(kind: 'AUDIO' | 'IMAGE', details: unknown): number | null {
  if (!Array.isArray(details)) return null
  const ofKind = details.map(record).filter(({ modality }) => modality === kind)
  return sum(...ofKind.map(({ tokenCount }) => count(tokenCount)))
}
