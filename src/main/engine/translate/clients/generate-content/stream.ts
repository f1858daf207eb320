import type { LanguageModelV4StreamPart, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import type { AnswerAbout } from '../../codec.ts'
import { joined } from '../../seals/joined.ts'
import { callOf, fileOf, signature, thoughtsOf } from './answer-parts.ts'
import { finishReasonOf } from './finish-reason.ts'
import type { Frames } from './framing.ts'
import { headOf } from './response.ts'
import { usageOf } from './usage.ts'

type Part = LanguageModelV4StreamPart

/** A response for each piece of text; a function call is said whole, once its arguments are there. */
export class GenerateContentStream {
  readonly #about: AnswerAbout
  readonly #showsThoughts: boolean
  readonly #frames: Frames
  #model: string | undefined
  /** A signature may come with any part of a text, thought or call; by kind and the provider's id. */
  readonly #metadata = new Map<string, SharedV4ProviderMetadata>()

  constructor(about: AnswerAbout, showsThoughts: boolean, frames: Frames) {
    this.#about = about
    this.#showsThoughts = showsThoughts
    this.#frames = frames
  }

  part(part: Part): string {
    switch (part.type) {
      case 'response-metadata':
        this.#model = part.modelId ?? this.#model
        return ''
      case 'text-start':
      case 'tool-input-start':
        this.#learn(`${part.type} ${part.id}`, part.providerMetadata)
        return ''
      case 'text-delta':
        this.#learn(`text-start ${part.id}`, part.providerMetadata)
        return part.delta === '' ? '' : this.#say([{ text: part.delta }])
      case 'text-end':
        return this.#textEnd(this.#learned(`text-start ${part.id}`, part.providerMetadata))
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        return this.#showsThoughts ? this.#thought(part) : ''
      case 'tool-call': {
        const metadata = this.#learned(`tool-input-start ${part.toolCallId}`, part.providerMetadata)
        return part.providerExecuted ? '' : this.#say([callOf(part, metadata)])
      }
      case 'file':
        return this.#say([fileOf(part)])
      case 'finish':
        return this.#finish(part)
      default:
        return ''
    }
  }

  /** A signature of a text is told in a part without words, as Google does. */
  #textEnd(metadata: SharedV4ProviderMetadata | undefined): string {
    const signed = signature(metadata)
    return 'thoughtSignature' in signed ? this.#say([{ text: '', ...signed }]) : ''
  }

  #thought(part: Extract<Part, { type: 'reasoning-start' | 'reasoning-delta' | 'reasoning-end' }>): string {
    const name = `reasoning ${part.id}`
    if (part.type === 'reasoning-end') return this.#say(thoughtsOf('', this.#learned(name, part.providerMetadata)))
    this.#learn(name, part.providerMetadata)
    return part.type === 'reasoning-start' ? '' : this.#say(thoughtsOf(part.delta, undefined))
  }

  #learn(name: string, metadata: SharedV4ProviderMetadata | undefined): void {
    const all = joined(this.#metadata.get(name), metadata)
    if (all !== undefined) this.#metadata.set(name, all)
  }

  #learned(name: string, metadata: SharedV4ProviderMetadata | undefined): SharedV4ProviderMetadata | undefined {
    const all = joined(this.#metadata.get(name), metadata)
    this.#metadata.delete(name)
    return all
  }

  #say(parts: readonly object[]): string {
    if (parts.length === 0) return ''
    const candidates = [{ content: { parts, role: 'model' }, index: 0 }]
    return this.#frames.next({ candidates, ...headOf(this.#about, this.#model) })
  }

  /** With a part, though an empty one: without any, Google's SDK would forget the whole answer in its chats. */
  #finish({ finishReason, usage }: Extract<Part, { type: 'finish' }>): string {
    const content = { parts: [{ text: '' }], role: 'model' }
    const candidates = [{ content, finishReason: finishReasonOf(finishReason), index: 0 }]
    return this.#frames.last({ candidates, usageMetadata: usageOf(usage), ...headOf(this.#about, this.#model) })
  }
}
