import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'

type Part = LanguageModelV4StreamPart

/**
 * Parallel tool calls may come interleaved, while a client's format has one block at a time: what comes beside a call that is
 * being written is held back until that call has ended, and said in the order in which it began. Each part is looked at twice
 * at most.
 */
export class ToolsInOrder {
  #open: string | null = null
  readonly #held = new Map<string, Part[]>()

  /** What may be said now that `part` has come. */
  after(part: Part): readonly Part[] {
    if (part.type === 'finish') return [...this.#allHeld(), part]
    const block = blockOf(part)
    if (block !== null && this.#open !== null && this.#open !== block) {
      this.#hold(block, part)
      return []
    }
    this.#note(part, block)
    return this.#open === null && this.#held.size > 0 ? [part, ...this.#released()] : [part]
  }

  #note(part: Part, block: string | null): void {
    if (part.type === 'tool-input-start') this.#open = block
    else if ((part.type === 'tool-input-end' || part.type === 'tool-call') && this.#open === block) this.#open = null
  }

  #hold(block: string, part: Part): void {
    const held = this.#held.get(block)
    if (held === undefined) this.#held.set(block, [part])
    else held.push(part)
  }

  /** Blocks held back, one after the other, up to one that has not ended yet. */
  #released(): Part[] {
    const released: Part[] = []
    for (const [block, parts] of this.#held) {
      this.#held.delete(block)
      for (const part of parts) {
        this.#note(part, block)
        released.push(part)
      }
      if (this.#open !== null) break
    }
    return released
  }

  #allHeld(): Part[] {
    const all = [...this.#held.values()].flat()
    this.#held.clear()
    return all
  }
}

/** Texts, thoughts and tools number their blocks each for themselves. */
function blockOf(part: Part): string | null {
  switch (part.type) {
    case 'text-start':
    case 'text-delta':
    case 'text-end':
      return `text ${part.id}`
    case 'reasoning-start':
    case 'reasoning-delta':
    case 'reasoning-end':
      return `reasoning ${part.id}`
    case 'tool-input-start':
    case 'tool-input-delta':
    case 'tool-input-end':
      return `tool ${part.id}`
    case 'tool-call':
      return `tool ${part.toolCallId}`
    default:
      return null
  }
}
