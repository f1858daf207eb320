import type { Usage } from '../../../shared/exchange-row.ts'
import { count, noUsage, record, seconds } from './usage.ts'

/** Chat says prompt and completion where Responses, images and audio say input and output. */
export function openaiUsage(value: unknown, operation: string): Usage {
  const usage = record(value)
  const input = record(usage.prompt_tokens_details ?? usage.input_tokens_details ?? usage.input_token_details)
  const output = record(usage.completion_tokens_details ?? usage.output_tokens_details ?? usage.output_token_details)
  const cached = record(input.cached_tokens_details)
  const answered = answeredTokens(usage)
  return {
    ...noUsage,
    input_tokens: count(usage.prompt_tokens ?? usage.input_tokens),
    output_tokens: answered,
    // DeepSeek and Moonshot have it beside the totals.
    cache_read_input_tokens: count(input.cached_tokens ?? usage.prompt_cache_hit_tokens ?? usage.cached_tokens),
    cache_creation_input_tokens: count(input.cache_write_tokens),
    reasoning_output_tokens: count(output.reasoning_tokens),
    input_audio_tokens: count(input.audio_tokens),
    output_audio_tokens: count(output.audio_tokens),
    input_image_tokens: count(input.image_tokens),
    // Models that made nothing else never say so in detail (gpt-image-1).
    output_image_tokens: count(output.image_tokens) ?? (operation === 'image_generation' ? answered : null),
    cache_read_input_audio_tokens: count(cached.audio_tokens),
    cache_read_input_image_tokens: count(cached.image_tokens),
    media_units: secondsOf(usage),
  }
}

/**
 * Reasoning is part of the output. xAI and Gemini's OpenAI-compatible endpoint leave it out of `completion_tokens` and have it in
 * the total alone, and charge for it as output.
 */
function answeredTokens(usage: Readonly<Record<string, unknown>>): number | null {
  const input = count(usage.prompt_tokens ?? usage.input_tokens)
  const output = count(usage.completion_tokens ?? usage.output_tokens)
  const total = count(usage.total_tokens)
  return input === null || output === null || total === null ? output : Math.max(output, total - input)
}

/** Transcription by the minute: `{type: "duration", seconds}`. */
function secondsOf(usage: Readonly<Record<string, unknown>>): number | null {
  return usage.type === 'duration' ? seconds(usage.seconds) : null
}
