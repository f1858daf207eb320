import type { Usage as MessageUsage } from '@anthropic-ai/sdk/resources/messages'
import type { CompletionUsage } from 'openai/resources/completions'
import type { ImagesResponse } from 'openai/resources/images'
import type { ResponseUsage } from 'openai/resources/responses/responses'
import type { geminiUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import type { ExchangeRow } from '../../../../src/shared/exchange-row.ts'

/**
 * What a provider said that was used, in the terms of the ledger (wire-facts, "Usage"): said here once more, apart from
 * the meter that is under test. Input includes what was cached, output what was thought.
 */
export type Reported = Partial<
  Pick<
    ExchangeRow,
    | 'input_tokens'
    | 'output_tokens'
    | 'cache_read_input_tokens'
    | 'cache_creation_input_tokens'
    | 'cache_creation_1h_input_tokens'
    | 'reasoning_output_tokens'
    | 'input_audio_tokens'
    | 'output_audio_tokens'
    | 'input_image_tokens'
    | 'output_image_tokens'
    | 'cache_read_input_audio_tokens'
    | 'cache_read_input_image_tokens'
    | 'web_search_requests'
    | 'media_units'
  >
>

export function fromChat(usage: CompletionUsage): Reported {
  return {
    input_tokens: usage.prompt_tokens,
    output_tokens: usage.completion_tokens,
    cache_read_input_tokens: usage.prompt_tokens_details?.cached_tokens ?? null,
    reasoning_output_tokens: usage.completion_tokens_details?.reasoning_tokens ?? null,
    input_audio_tokens: usage.prompt_tokens_details?.audio_tokens ?? null,
    output_audio_tokens: usage.completion_tokens_details?.audio_tokens ?? null,
  }
}

export function fromResponses(usage: ResponseUsage): Reported {
  return {
    input_tokens: usage.input_tokens,
    output_tokens: usage.output_tokens,
    cache_read_input_tokens: usage.input_tokens_details.cached_tokens,
    cache_creation_input_tokens: usage.input_tokens_details.cache_write_tokens,
    reasoning_output_tokens: usage.output_tokens_details.reasoning_tokens,
  }
}

/** Anthropic counts cached input apart from `input_tokens`. */
export function fromMessages(usage: MessageUsage): Reported {
  const read = usage.cache_read_input_tokens ?? 0
  const written = usage.cache_creation_input_tokens ?? 0
  return {
    input_tokens: usage.input_tokens + read + written,
    output_tokens: usage.output_tokens,
    cache_read_input_tokens: read,
    cache_creation_input_tokens: written,
    cache_creation_1h_input_tokens: usage.cache_creation?.ephemeral_1h_input_tokens ?? null,
    reasoning_output_tokens: usage.output_tokens_details?.thinking_tokens ?? null,
  }
}

/** Gemini counts thoughts and what server tools brought on top of candidates and prompt. */
export function fromGemini(usage: ReturnType<typeof geminiUsage>): Reported {
  const thoughts = usage.thoughtsTokenCount ?? null
  // Details that do not name a kind say that there was none of it.
  const ofKind = (kind: string, details: readonly { modality: string; tokenCount: number }[] | undefined) =>
    details ? (details.find(({ modality }) => modality === kind)?.tokenCount ?? 0) : null
  return {
    input_tokens: usage.promptTokenCount + (usage.toolUsePromptTokenCount ?? 0),
    output_tokens: usage.candidatesTokenCount + (thoughts ?? 0),
    cache_read_input_tokens: usage.cachedContentTokenCount ?? null,
    reasoning_output_tokens: thoughts,
    input_audio_tokens: ofKind('AUDIO', usage.promptTokensDetails),
    input_image_tokens: ofKind('IMAGE', usage.promptTokensDetails),
    output_audio_tokens: ofKind('AUDIO', usage.candidatesTokensDetails),
    output_image_tokens: ofKind('IMAGE', usage.candidatesTokensDetails),
    cache_read_input_audio_tokens: ofKind('AUDIO', usage.cacheTokensDetails),
    cache_read_input_image_tokens: ofKind('IMAGE', usage.cacheTokensDetails),
  }
}

export function fromImages(usage: ImagesResponse.Usage, images: number): Reported {
  return {
    input_tokens: usage.input_tokens,
    input_image_tokens: usage.input_tokens_details.image_tokens,
    output_tokens: usage.output_tokens,
    // All that this model answers is pictures.
    output_image_tokens: usage.output_tokens,
    media_units: images,
  }
}
