import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import type { ToolKinds } from '../tools.ts'
import { extraOf, toolCallOf } from './tool-call.ts'

type CallPart = Extract<LanguageModelV4StreamPart, { type: 'tool-input-start' | 'tool-input-delta' | 'tool-call' }>

/** Calls as a stream's deltas: by their index, the name first, then the arguments as they come. */
export class CallDeltas {
  readonly #kinds: ToolKinds
  readonly #indexes = new Map<string, number>()
  readonly #hasPieces = new Set<string>()
  /** Whose signature is told. */
  readonly #signed = new Set<string>()

  constructor(kinds: ToolKinds) {
    this.#kinds = kinds
  }

  get count(): number {
    return this.#indexes.size
  }

  deltasOf(part: CallPart): readonly object[] {
    if (part.type !== 'tool-input-delta' && part.providerExecuted) return []
    switch (part.type) {
      case 'tool-input-start':
        // A custom tool's text is inside of JSON till it is whole.
        return this.#kinds.custom.has(part.toolName)
          ? []
          : this.#begun(part.id, part.toolName, '', part.providerMetadata)
      case 'tool-input-delta':
        return this.#more(part.id, part.delta)
      case 'tool-call':
        return this.#whole(part)
    }
  }

  #begun(id: string, name: string, input: string, metadata: CallPart['providerMetadata']): readonly object[] {
    const index = this.#indexes.size
    this.#indexes.set(id, index)
    const called = { name, arguments: input }
    if (this.#kinds.areLegacy) return index === 0 ? [{ function_call: called }] : []
    const extra = extraOf(metadata)
    if (extra.extra_content) this.#signed.add(id)
    return [{ tool_calls: [{ index, id, type: 'function', function: called, ...extra }] }]
  }

  #more(id: string, delta: string): readonly object[] {
    const index = this.#indexes.get(id)
    if (index === undefined || delta === '') return []
    this.#hasPieces.add(id)
    const called = { arguments: delta }
    if (this.#kinds.areLegacy) return index === 0 ? [{ function_call: called }] : []
    return [{ tool_calls: [{ index, function: called }] }]
  }

  /** Comes behind its pieces; or alone, from providers that do not stream a call. */
  #whole(call: Extract<CallPart, { type: 'tool-call' }>): readonly object[] {
    const index = this.#indexes.get(call.toolCallId)
    if (index === undefined) {
      if (!this.#kinds.custom.has(call.toolName)) {
        return this.#begun(call.toolCallId, call.toolName, call.input, call.providerMetadata)
      }
      this.#indexes.set(call.toolCallId, this.#indexes.size)
      return [{ tool_calls: [{ index: this.#indexes.size - 1, ...toolCallOf(call, this.#kinds) }] }]
    }
    // A call without arguments may come without pieces; only its end says `{}`.
    const rest = this.#hasPieces.has(call.toolCallId) ? [] : this.#more(call.toolCallId, call.input)
    const extra = extraOf(call.providerMetadata)
    if (!extra.extra_content || this.#signed.has(call.toolCallId) || this.#kinds.areLegacy) return rest
    return [...rest, { tool_calls: [{ index, ...extra }] }]
  }
}
