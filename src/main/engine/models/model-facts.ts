import type { ModelRecord } from '../ledger/ledger.ts'

/** What is known of a model; null: not known. Prices in nano-dollars for a million tokens. */
export type ModelFacts = Omit<ModelRecord, 'id' | 'new_since' | 'listed_at'>

/** As its provider lists it. */
export interface ListedModel extends ModelFacts {
  readonly id: string
}

export const nothingKnown: ModelFacts = {
  title: null,
  context_tokens: null,
  output_tokens: null,
  vision: null,
  tools: null,
  reasoning: null,
  input_nano_usd: null,
  output_nano_usd: null,
  deprecated: false,
}

/** What the first says, and where it says nothing what the second does. */
export function factsFrom(first: ModelFacts, second: ModelFacts): ModelFacts {
  return {
    title: first.title ?? second.title,
    context_tokens: first.context_tokens ?? second.context_tokens,
    output_tokens: first.output_tokens ?? second.output_tokens,
    vision: first.vision ?? second.vision,
    tools: first.tools ?? second.tools,
    reasoning: first.reasoning ?? second.reasoning,
    input_nano_usd: first.input_nano_usd ?? second.input_nano_usd,
    output_nano_usd: first.output_nano_usd ?? second.output_nano_usd,
    deprecated: first.deprecated || second.deprecated,
  }
}
