import type { Usage } from '../../../shared/exchange-row.ts'
import { count, noUsage, record, sum } from './usage.ts'

/** promptTokenCount includes cached tokens; thoughts and tool results come on top (wire-facts, "Usage"). */
export function usageMetadata(value: unknown): Usage {
  const usage = record(value)
  return of(usage, usage.candidatesTokenCount, usage.candidatesTokensDetails)
}

/** Live's has other names for what was answered (the SDK's UsageMetadata). */
export function liveUsage(value: unknown): Usage {
  const usage = record(value)
  return of(usage, usage.responseTokenCount, usage.responseTokensDetails)
}

function of(usage: Readonly<Record<string, unknown>>, answered: unknown, answeredDetails: unknown): Usage {
  const thoughts = count(usage.thoughtsTokenCount)
  const { promptTokensDetails: prompt, toolUsePromptTokensDetails: tools, cacheTokensDetails: cached } = usage
  return {
    ...noUsage,
    input_tokens: sum(count(usage.promptTokenCount), count(usage.toolUsePromptTokenCount)),
    output_tokens: sum(count(answered), thoughts),
    cache_read_input_tokens: count(usage.cachedContentTokenCount),
    reasoning_output_tokens: thoughts,
    input_audio_tokens: sum(tokensOf('audio', prompt), tokensOf('audio', tools)),
    output_audio_tokens: tokensOf('audio', answeredDetails),
    input_image_tokens: sum(tokensOf('image', prompt), tokensOf('image', tools)),
    output_image_tokens: tokensOf('image', answeredDetails),
    cache_read_input_audio_tokens: tokensOf('audio', cached),
    cache_read_input_image_tokens: tokensOf('image', cached),
  }
}

/** An interaction's (the SDK's Usage): the same under other names, thoughts and tools on top as well. */
export function interactionUsage(value: unknown): Usage {
  const usage = record(value)
  const thoughts = count(usage.total_thought_tokens)
  const { input_tokens_by_modality: input, tool_use_tokens_by_modality: tools } = usage
  const { output_tokens_by_modality: output, cached_tokens_by_modality: cached } = usage
  return {
    ...noUsage,
    input_tokens: sum(count(usage.total_input_tokens), count(usage.total_tool_use_tokens)),
    output_tokens: sum(count(usage.total_output_tokens), thoughts),
    cache_read_input_tokens: count(usage.total_cached_tokens),
    reasoning_output_tokens: thoughts,
    input_audio_tokens: sum(tokensOf('audio', input), tokensOf('audio', tools)),
    output_audio_tokens: tokensOf('audio', output),
    input_image_tokens: sum(tokensOf('image', input), tokensOf('image', tools)),
    output_image_tokens: tokensOf('image', output),
    cache_read_input_audio_tokens: tokensOf('audio', cached),
    cache_read_input_image_tokens: tokensOf('image', cached),
  }
}

/** Film is pictures. */
const KINDS = { audio: ['audio'], image: ['image', 'video'] } as const satisfies Record<string, readonly string[]>

/** `{modality: "AUDIO", tokenCount}`, and `{modality: "audio", tokens}` of an interaction. A list without a kind says: none of it. */
function tokensOf(kind: 'audio' | 'image', details: unknown): number | null {
  if (!Array.isArray(details) || details.length === 0) return null
  const names: readonly string[] = KINDS[kind]
  const ofKind = details.map(record).filter(({ modality }) => names.includes(String(modality).toLowerCase()))
  return sum(0, ...ofKind.map(({ tokenCount, tokens }) => count(tokenCount ?? tokens)))
}
