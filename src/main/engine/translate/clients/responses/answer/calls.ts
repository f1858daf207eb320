import type { LanguageModelV4ToolCall } from '@ai-sdk/provider'
import type { ToolKind, ToolKinds } from '../tools/tool-kinds.ts'
import { begunItemOf, callItemOf } from './call-item.ts'
import type { ResponseEvent } from './event.ts'
import type { ItemPlace } from './item.ts'

interface OpenCall {
  readonly place: ItemPlace
  hasPieces: boolean
}

/** Calls that are being written, several at once where their provider does so. */
export class Calls {
  readonly #kinds: ToolKinds
  readonly #open = new Map<string, OpenCall>()

  constructor(kinds: ToolKinds) {
    this.#kinds = kinds
  }

  /** What a model calls without being offered it is a function like any other to its client. */
  kindOf(toolName: string): ToolKind {
    return this.#kinds.get(toolName) ?? { type: 'function', name: toolName, namespace: null }
  }

  has(callId: string): boolean {
    return this.#open.has(callId)
  }

  /** Only of functions: what the others take is inside of JSON till it is whole. */
  begin(callId: string, kind: ToolKind, place: ItemPlace): readonly ResponseEvent[] {
    if (kind.type !== 'function') return []
    this.#open.set(callId, { place, hasPieces: false })
    return [{ type: 'response.output_item.added', output_index: place.index, item: begunItemOf(callId, kind, place) }]
  }

  more(callId: string, delta: string): readonly ResponseEvent[] {
    const call = this.#open.get(callId)
    if (call === undefined || delta === '') return []
    call.hasPieces = true
    return [{ type: 'response.function_call_arguments.delta', ...whereOf(call.place), delta }]
  }

  /** What is left to tell of one that was begun. */
  end(call: LanguageModelV4ToolCall): EndedCall | null {
    const open = this.#open.get(call.toolCallId)
    if (open === undefined) return null
    this.#open.delete(call.toolCallId)
    const { place, hasPieces } = open
    const item = callItemOf(call, this.kindOf(call.toolName), place.id)
    // A call without arguments may come without pieces; only its end says `{}`.
    const delta = { type: 'response.function_call_arguments.delta', ...whereOf(place), delta: call.input }
    const done = { type: 'response.function_call_arguments.done', ...whereOf(place), arguments: call.input }
    return { place, item, events: [...(hasPieces ? [] : [delta]), done, doneOf(item, place)] }
  }

  /** One of another kind than a function: all at once. */
  whole(call: LanguageModelV4ToolCall, place: ItemPlace): EndedCall {
    const kind = this.kindOf(call.toolName)
    const item = callItemOf(call, kind, place.id)
    const begun = kind.type === 'custom' ? begunItemOf(call.toolCallId, kind, place) : item
    const added = { type: 'response.output_item.added', output_index: place.index, item: begun }
    return { place, item, events: [added, ...customEventsOf(item, place), doneOf(item, place)] }
  }
}

interface EndedCall {
  readonly place: ItemPlace
  readonly item: object
  readonly events: readonly ResponseEvent[]
}

function customEventsOf(item: object, place: ItemPlace): readonly ResponseEvent[] {
  if (!('input' in item)) return []
  return [
    { type: 'response.custom_tool_call_input.delta', ...whereOf(place), delta: item.input },
    { type: 'response.custom_tool_call_input.done', ...whereOf(place), input: item.input },
  ]
}

function doneOf(item: object, { index }: ItemPlace): ResponseEvent {
  return { type: 'response.output_item.done', output_index: index, item }
}

function whereOf({ id, index }: ItemPlace): object {
  return { item_id: id, output_index: index }
}
