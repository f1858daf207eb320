import type { LanguageModelV4Source } from '@ai-sdk/provider'
import type { ResponseEvent } from './event.ts'
import type { Item, ItemPlace } from './item.ts'

/** What a model says: an item with one part of text. */
export class MessageItem implements Item {
  readonly #place: ItemPlace
  readonly #annotations: object[] = []
  #text = ''

  constructor(place: ItemPlace) {
    this.#place = place
  }

  begin(): readonly ResponseEvent[] {
    const { id, index } = this.#place
    const item = { id, type: 'message', status: 'in_progress', role: 'assistant', content: [] }
    const part = { type: 'output_text', text: '', annotations: [], logprobs: [] }
    return [
      { type: 'response.output_item.added', output_index: index, item },
      { type: 'response.content_part.added', ...this.#where(), part },
    ]
  }

  say(delta: string): readonly ResponseEvent[] {
    this.#text += delta
    return [{ type: 'response.output_text.delta', ...this.#where(), delta, logprobs: [] }]
  }

  /** Providers name a source for the whole answer: it is cited at the place that was reached. */
  cite(source: LanguageModelV4Source): readonly ResponseEvent[] {
    if (source.sourceType !== 'url') return []
    const at = { start_index: this.#text.length, end_index: this.#text.length }
    const annotation = { type: 'url_citation', url: source.url, title: source.title ?? source.url, ...at }
    const annotationIndex = this.#annotations.push(annotation) - 1
    const added = { annotation_index: annotationIndex, annotation }
    return [{ type: 'response.output_text.annotation.added', ...this.#where(), ...added }]
  }

  end(): readonly ResponseEvent[] {
    return [
      { type: 'response.output_text.done', ...this.#where(), text: this.#text, logprobs: [] },
      { type: 'response.content_part.done', ...this.#where(), part: this.#part() },
      { type: 'response.output_item.done', output_index: this.#place.index, item: this.whole() },
    ]
  }

  whole(): object {
    return { id: this.#place.id, type: 'message', status: 'completed', role: 'assistant', content: [this.#part()] }
  }

  #part(): object {
    return { type: 'output_text', text: this.#text, annotations: this.#annotations, logprobs: [] }
  }

  #where(): object {
    return { item_id: this.#place.id, output_index: this.#place.index, content_index: 0 }
  }
}
