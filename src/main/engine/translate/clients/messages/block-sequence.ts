import type { AnswerAbout } from '../../codec.ts'
import { event } from './event.ts'
import { messageOf } from './message.ts'
import { USAGE_TO_COME } from './usage.ts'

interface OpenBlock {
  readonly kind: 'text' | 'thinking' | 'tool'
  /** The provider's name for it. */
  readonly id: string
}

const NOT_STOPPED = { stop_reason: null, stop_sequence: null, stop_details: null }

/** The frames of a message: begun once, its blocks one after the other. What each method returns is to be sent. */
export class BlockSequence {
  readonly #about: AnswerAbout
  #begun = false
  #index = -1
  #open: OpenBlock | null = null

  constructor(about: AnswerAbout) {
    this.#about = about
  }

  begin(model?: string): string {
    if (this.#begun) return ''
    this.#begun = true
    const message = { ...messageOf(this.#about, model), content: [], ...NOT_STOPPED, usage: USAGE_TO_COME }
    return event({ type: 'message_start', message })
  }

  isOpen({ kind, id }: OpenBlock): boolean {
    return this.#open?.kind === kind && this.#open.id === id
  }

  open(open: OpenBlock, block: object): string {
    const before = this.begin() + this.close()
    this.#open = open
    this.#index += 1
    return before + event({ type: 'content_block_start', index: this.#index, content_block: block })
  }

  /** A block that has all it says in its start. */
  whole(block: object): string {
    return this.open({ kind: 'thinking', id: '' }, block) + this.close()
  }

  delta(delta: object): string {
    return event({ type: 'content_block_delta', index: this.#index, delta })
  }

  closeIfOpen(open: OpenBlock): string {
    return this.isOpen(open) ? this.close() : ''
  }

  close(): string {
    if (this.#open === null) return ''
    this.#open = null
    return event({ type: 'content_block_stop', index: this.#index })
  }

  end(delta: object, usage: object): string {
    const last = event({ type: 'message_delta', delta, usage }) + event({ type: 'message_stop' })
    return this.begin() + this.close() + last
  }
}
