import type { LanguageModelV4 } from '@ai-sdk/provider'

export interface ModelSettings {
  /** As the provider calls it. */
  readonly model: string
  readonly baseUrl: string
  readonly kind: string
  readonly fetch: typeof globalThis.fetch
}

export type OpenModel = (settings: ModelSettings) => LanguageModelV4

/**
 * The AI SDK wants a key. This one never leaves: forward takes every credential out and puts the provider's in, as it does
 * with all that passes.
 */
export const NO_KEY = 'none'
