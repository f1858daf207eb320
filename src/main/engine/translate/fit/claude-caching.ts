import type { LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider'
import type { FitTo, Fitting } from './fitting.ts'

/**
 * OpenAI's and Gemini's caches are there without asking, and their clients count on it: an agent sends all of its conversation with each
 * step. Anthropic caches what it is asked to: reads cost a tenth and writes a quarter more, so it is asked for where more of the
 * same is to come, and not where the client marks itself what to cache. Other servers of its format need not know the field.
 */
export function cachingOf({ call }: Fitting, { from, kind }: FitTo): SharedV4ProviderOptions[string] {
  if (from === 'messages' || kind !== 'anthropic' || call.prompt.some(isMarked)) return {}
  const goesOn = (call.tools?.length ?? 0) > 0 || call.prompt.some(({ role }) => role === 'assistant')
  return goesOn ? { cacheControl: { type: 'ephemeral' } } : {}
}

function isMarked({ content, providerOptions }: LanguageModelV4Message): boolean {
  const parts = typeof content === 'string' ? [] : content
  return [providerOptions, ...parts.map((part) => part.providerOptions)].some(
    (options) => options?.anthropic?.cacheControl !== undefined,
  )
}
