import type { LanguageModelV4StreamPart, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import type { AnswerAbout } from '../../codec.ts'
import { ToolsInOrder } from '../../in-order/tools-in-order.ts'
import { joined } from '../../seals/joined.ts'
import { seal } from '../../seals/seal.ts'
import { callMarksOf, isRedacted, type ThoughtsShape } from './answer-blocks.ts'
import { BlockSequence } from './block-sequence.ts'
import { stopOf } from './stop.ts'
import { usageOf } from './usage.ts'

type Part = LanguageModelV4StreamPart
type ToolCall = Extract<Part, { type: 'tool-call' }>
type Thought = Extract<Part, { type: 'reasoning-start' | 'reasoning-delta' | 'reasoning-end' }>

/** A block is opened by its first words: what a provider opens and leaves empty is not said. */
export class MessagesStream {
  readonly #thoughts: ThoughtsShape
  readonly #blocks: BlockSequence
  readonly #order = new ToolsInOrder()
  /** Of thoughts that are being told: a signature may come with any part of one. */
  readonly #metadata = new Map<string, SharedV4ProviderMetadata>()
  readonly #called = new Set<string>()
  /** Whether the open call's input was told as it came. */
  #inputTold = false

  constructor(about: AnswerAbout, thoughts: ThoughtsShape) {
    this.#thoughts = thoughts
    this.#blocks = new BlockSequence(about)
  }

  part(part: Part): string {
    const said = this.#order.after(part).map((next) => this.#say(next))
    return said.join('')
  }

  #say(part: Part): string {
    switch (part.type) {
      case 'response-metadata':
        return this.#blocks.begin(part.modelId)
      case 'text-delta':
        return this.#text(part.id, part.delta)
      case 'text-end':
        return this.#blocks.closeIfOpen({ kind: 'text', id: part.id })
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        return this.#thoughts.wanted ? this.#thought(part) : ''
      case 'tool-input-start':
        return part.providerExecuted ? '' : this.#callStart(part.id, part.toolName, part.providerMetadata)
      case 'tool-input-delta':
        return this.#blocks.isOpen({ kind: 'tool', id: part.id }) ? this.#input(part.delta) : ''
      case 'tool-input-end':
        return this.#inputTold ? this.#blocks.closeIfOpen({ kind: 'tool', id: part.id }) : ''
      case 'tool-call':
        return part.providerExecuted ? '' : this.#call(part)
      case 'finish': {
        const stop = stopOf(part.finishReason, part.providerMetadata, this.#called.size > 0)
        return this.#blocks.end(stop, usageOf(part.usage))
      }
      default:
        return ''
    }
  }

  #text(id: string, text: string): string {
    if (text === '') return ''
    const open = { kind: 'text', id } as const
    const start = this.#blocks.isOpen(open) ? '' : this.#blocks.open(open, { type: 'text', text: '', citations: null })
    return start + this.#blocks.delta({ type: 'text_delta', text })
  }

  #thought(part: Thought): string {
    const metadata = joined(this.#metadata.get(part.id), part.providerMetadata)
    if (metadata !== undefined) this.#metadata.set(part.id, metadata)
    if (part.type === 'reasoning-end') return this.#thoughtEnd(part.id, metadata)
    if (part.type === 'reasoning-start' || part.delta === '' || !this.#thoughts.shown) return this.#blocks.begin()
    return this.#intoThought(part.id) + this.#blocks.delta({ type: 'thinking_delta', thinking: part.delta })
  }

  #thoughtEnd(id: string, metadata: SharedV4ProviderMetadata | undefined): string {
    this.#metadata.delete(id)
    const sealed = seal(metadata)
    if (sealed === null) return this.#blocks.closeIfOpen({ kind: 'thinking', id })
    if (isRedacted(metadata)) return this.#blocks.whole({ type: 'redacted_thinking', data: sealed })
    const signature = { type: 'signature_delta', signature: sealed }
    return this.#intoThought(id) + this.#blocks.delta(signature) + this.#blocks.close()
  }

  #intoThought(id: string): string {
    const open = { kind: 'thinking', id } as const
    if (this.#blocks.isOpen(open)) return ''
    return this.#blocks.open(open, { type: 'thinking', thinking: '', signature: '' })
  }

  #callStart(id: string, name: string, metadata: SharedV4ProviderMetadata | undefined): string {
    this.#called.add(id)
    this.#inputTold = false
    const marks = this.#thoughts.wanted ? callMarksOf(metadata).map((block) => this.#blocks.whole(block)) : []
    return marks.join('') + this.#blocks.open({ kind: 'tool', id }, { type: 'tool_use', id, name, input: {} })
  }

  #input(json: string): string {
    if (json === '') return ''
    this.#inputTold = true
    return this.#blocks.delta({ type: 'input_json_delta', partial_json: json })
  }

  /** Ends a call that was told as it came; tells one that was not, or whose input came whole. */
  #call({ toolCallId: id, toolName, input, providerMetadata }: ToolCall): string {
    const start = this.#called.has(id) ? '' : this.#callStart(id, toolName, providerMetadata)
    if (!this.#blocks.isOpen({ kind: 'tool', id })) return start
    return start + (this.#inputTold ? '' : this.#input(input)) + this.#blocks.close()
  }
}
