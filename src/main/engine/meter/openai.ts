import type { Usage } from '../../../shared/exchange-row.ts'
import type { AnswerFormat, Reading } from './answer-format.ts'
import { count, noUsage, record } from './usage.ts'

/** Chat Completions, Responses, embeddings, images, audio and video (wire-facts, "Usage"). */
export const openaiFormat: AnswerFormat = {
  paths: [
    'model',
    'usage',
    'service_tier',
    'status',
    'choices.*.finish_reason',
    'incomplete_details.reason',
    'error.type',
    'error.code',
    // Responses, streaming: the same fields within an event.
    'code',
    'response.model',
    'response.usage',
    'response.service_tier',
    'response.status',
    'response.incomplete_details.reason',
    'response.error.code',
    // Images, streamed ones by their events; seconds of a video.
    'type',
    'data.*.b64_json',
    'data.*.url',
    'seconds',
  ],
  read(path, value, reading) {
    switch (path) {
      case 'model':
      case 'response.model':
        if (typeof value === 'string') reading.responseModel = value
        return
      case 'usage':
      case 'response.usage':
        if (value !== null) reading.usage = { ...usageOf(value), media_units: secondsOf(value) ?? mediaUnits(reading) }
        return
      case 'service_tier':
      case 'response.service_tier':
        if (typeof value === 'string') reading.serviceTier = value
        return
      case 'choices.*.finish_reason':
      case 'incomplete_details.reason':
      case 'response.incomplete_details.reason':
        if (typeof value === 'string') reading.finishReasons.add(value)
        return
      case 'status':
      case 'response.status':
        // A finished response's own word for why it ended; `incomplete` is told better by its details.
        if (value === 'completed' || value === 'failed') reading.finishReasons.add(value)
        return
      case 'error.type':
        if (typeof value === 'string') reading.errorType ??= value
        return
      case 'error.code':
      case 'response.error.code':
      case 'code':
        if (typeof value === 'string') reading.errorType = value
        return
      case 'type':
        // Not by the picture itself: those on the way to it (`…partial_image`) look the same.
        if (!/^image_\w+\.completed$/.test(String(value))) return
        reading.usage = { ...(reading.usage ?? noUsage), media_units: (mediaUnits(reading) ?? 0) + 1 }
        return
      case 'data.*.b64_json':
      case 'data.*.url':
        reading.usage = { ...(reading.usage ?? noUsage), media_units: (mediaUnits(reading) ?? 0) + 1 }
        return
      case 'seconds':
        reading.usage = { ...(reading.usage ?? noUsage), media_units: Number(value) || null }
        return
    }
  },
  isTelling(event, data) {
    if (event !== undefined)
      return /^(response\.(created|completed|incomplete|failed)|error|image_.*completed|.*done)$/.test(event)
    return !data.includes('"usage":null') || /"finish_reason":\s*"/.test(data) || data.includes('"error"')
  },
  isLast: (event, data) => data === '[DONE]' || /^response\.(completed|incomplete|failed)$/.test(event ?? ''),
}

/** Chat says prompt and completion where Responses, images and audio say input and output. */
function usageOf(value: unknown): Usage {
  const usage = record(value)
  const input = record(usage.prompt_tokens_details ?? usage.input_tokens_details ?? usage.input_token_details)
  const output = record(usage.completion_tokens_details ?? usage.output_tokens_details ?? usage.output_token_details)
  const cached = record(input.cached_tokens_details)
  return {
    ...noUsage,
    input_tokens: count(usage.prompt_tokens ?? usage.input_tokens),
    output_tokens: count(usage.completion_tokens ?? usage.output_tokens),
    cache_read_input_tokens: count(input.cached_tokens),
    cache_creation_input_tokens: count(input.cache_write_tokens),
    reasoning_output_tokens: count(output.reasoning_tokens),
    input_audio_tokens: count(input.audio_tokens),
    output_audio_tokens: count(output.audio_tokens),
    input_image_tokens: count(input.image_tokens),
    output_image_tokens: count(output.image_tokens),
    cache_read_input_audio_tokens: count(cached.audio_tokens),
    cache_read_input_image_tokens: count(cached.image_tokens),
  }
}

/** Transcription by the minute: `{type: "duration", seconds}`. */
function secondsOf(usage: unknown): number | null {
  const { type, seconds } = record(usage)
  return type === 'duration' && typeof seconds === 'number' ? seconds : null
}

function mediaUnits(reading: Reading): number | null {
  return reading.usage?.media_units ?? null
}
