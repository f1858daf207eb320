import type { SharedV4ProviderMetadata } from '@ai-sdk/provider'
import { joined } from '../../../seals/joined.ts'
import { seal } from '../../../seals/seal.ts'
import type { ResponseEvent } from './event.ts'
import type { Item, ItemPlace } from './item.ts'

/** Thoughts: told as one summary, with what their provider wants back sealed as `encrypted_content`. */
export class ReasoningItem implements Item {
  readonly #place: ItemPlace
  #metadata: SharedV4ProviderMetadata | undefined
  #text = ''

  constructor(place: ItemPlace) {
    this.#place = place
  }

  begin(): readonly ResponseEvent[] {
    const item = { id: this.#place.id, type: 'reasoning', summary: [] }
    return [{ type: 'response.output_item.added', output_index: this.#place.index, item }]
  }

  keep(metadata: SharedV4ProviderMetadata | undefined): void {
    this.#metadata = joined(this.#metadata, metadata)
  }

  say(delta: string): readonly ResponseEvent[] {
    if (delta === '') return []
    const isFirst = this.#text === ''
    this.#text += delta
    const part = { type: 'summary_text', text: '' }
    const added = { type: 'response.reasoning_summary_part.added', ...this.#where(), part }
    const said = { type: 'response.reasoning_summary_text.delta', ...this.#where(), delta }
    return isFirst ? [added, said] : [said]
  }

  end(): readonly ResponseEvent[] {
    const done = { type: 'response.output_item.done', output_index: this.#place.index, item: this.whole() }
    if (this.#text === '') return [done]
    const part = { type: 'summary_text', text: this.#text }
    return [
      { type: 'response.reasoning_summary_text.done', ...this.#where(), text: this.#text },
      { type: 'response.reasoning_summary_part.done', ...this.#where(), part },
      done,
    ]
  }

  whole(): object {
    return reasoningItem(this.#place.id, this.#text, seal(this.#metadata))
  }

  #where(): object {
    return { item_id: this.#place.id, output_index: this.#place.index, summary_index: 0 }
  }
}

export function reasoningItem(id: string, text: string, sealed: string | null): object {
  const summary = text === '' ? [] : [{ type: 'summary_text', text }]
  return { id, type: 'reasoning', summary, ...(sealed !== null && { encrypted_content: sealed }) }
}
