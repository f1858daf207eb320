import type { LanguageModelV4Reasoning, LanguageModelV4StreamPart, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import { joined } from '../../../seals/joined.ts'
import { seal } from '../../../seals/seal.ts'

type Thought = Omit<LanguageModelV4Reasoning, 'type'>
type ThoughtPart = Extract<LanguageModelV4StreamPart, { type: `reasoning-${'start' | 'delta' | 'end'}` }>

/**
 * Thoughts with what has to come back with them, in OpenRouter's form: clients that send a message back as they got it keep a
 * provider's thoughts through its calls. Those that leave it out (the SDK's own runTools) lose them, as they do anywhere.
 */
export function detailsOf(thoughts: readonly Thought[]) {
  return thoughts.flatMap(({ text, providerMetadata }) => {
    const signature = seal(providerMetadata)
    return signature === null ? [] : [{ type: 'reasoning.text' as const, text, signature }]
  })
}

/** Of a stream: told together at its end, as a client may keep but the last list of them. */
export class Thoughts {
  readonly #heard = new Map<string, { text: string; providerMetadata: SharedV4ProviderMetadata | undefined }>()

  hear(part: ThoughtPart): void {
    const thought = this.#heard.get(part.id) ?? { text: '', providerMetadata: undefined }
    if (part.type === 'reasoning-delta') thought.text += part.delta
    thought.providerMetadata = joined(thought.providerMetadata, part.providerMetadata)
    this.#heard.set(part.id, thought)
  }

  details() {
    return [...this.#heard.values()].flatMap(({ text, providerMetadata }) =>
      detailsOf([{ text, ...(providerMetadata && { providerMetadata }) }]),
    )
  }
}
