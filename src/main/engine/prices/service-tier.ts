/** What a service tier does to the prices of tokens, as a fraction. */
export type Factor = readonly [bigint, bigint]

const FULL: Factor = [1n, 1n]
const HALF: Factor = [1n, 2n]

/** The words of providers for their usual service. `auto` is a wish, and says nothing of what it became. */
const USUAL = new Set(['default', 'standard', 'on_demand', 'unspecified'])

/**
 * OpenAI's priority processing, renamed fast mode on 2026-07-30 (openai.com/api-fast-mode, read in November 2026), against its
 * standard prices. Where long context is left out there, it is here: its requests can't have been served that way.
 */
const OPENAI_FAST: readonly {
  readonly models: RegExp
  readonly factor: Factor
  readonly longContext?: true
}[] = [
  { models: /^gpt-5\.6(-sol|-terra|-luna)?(-\d{4}-\d\d-\d\d)?$/, factor: [2n, 1n], longContext: true },
  { models: /^gpt-5\.5(-\d{4}-\d\d-\d\d)?$/, factor: [5n, 2n] },
  { models: /^gpt-5\.4(-mini)?(-\d{4}-\d\d-\d\d)?$/, factor: [2n, 1n] },
  { models: /^gpt-5(\.[12])?(-codex)?(-\d{4}-\d\d-\d\d)?$/, factor: [2n, 1n] },
  { models: /^gpt-5-mini(-\d{4}-\d\d-\d\d)?$/, factor: [9n, 5n] },
  { models: /^gpt-4\.1(-mini)?(-2025-04-14)?$/, factor: [7n, 4n] },
  { models: /^gpt-4\.1-nano(-2025-04-14)?$/, factor: [2n, 1n] },
  { models: /^gpt-4o-2024-05-13$/, factor: [7n, 4n] },
  { models: /^gpt-4o(-2024-(08-06|11-20))?$/, factor: [17n, 10n] },
  { models: /^gpt-4o-mini(-2024-07-18)?$/, factor: [5n, 3n] },
  { models: /^o3(-2025-04-16)?$/, factor: [7n, 4n] },
  { models: /^o4-mini(-2025-04-16)?$/, factor: [20n, 11n] },
]

export interface Served {
  readonly priceId: string
  readonly model: string
  /** As the provider reported it. */
  readonly tier: string | null
  readonly longContext: boolean
  readonly cachedInput: boolean
}

/** null where what this tier costs is not known: unpriced is better than wrong. */
export function tierFactor({ priceId, model, tier, longContext, cachedInput }: Served): Factor | null {
  if (tier === null) return FULL
  const word = tier.toLowerCase().replace(/^service_tier_/, '')
  if (USUAL.has(word)) return FULL
  switch (priceId) {
    case 'openai': {
      // Flex goes at the rates of batches (developers.openai.com/api/docs/guides/flex-processing).
      if (word === 'flex' || word === 'batch') return HALF
      if (word !== 'priority' && word !== 'fast') return null
      const fast = OPENAI_FAST.find(({ models }) => models.test(model.toLowerCase()))
      return fast && (!longContext || fast.longContext) ? fast.factor : null
    }
    case 'anthropic':
      // `priority` draws on capacity that was paid for in advance; `fast` has prices that the list has not.
      return word === 'batch' ? HALF : null
    case 'google':
      // Half of everything, but for what was cached, which keeps its own discount or has none (ai.google.dev, "optimization").
      return (word === 'flex' || word === 'batch') && !cachedInput ? HALF : null
    case 'groq':
      // console.groq.com/docs/flex-processing: "pricing matches the on-demand tier". Performance is paid for in advance.
      if (word === 'flex') return FULL
      return word === 'batch' ? HALF : null
    default:
      return null
  }
}
