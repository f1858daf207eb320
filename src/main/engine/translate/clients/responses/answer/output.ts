import type { LanguageModelV4File, LanguageModelV4StreamPart, SharedV4ProviderMetadata } from '@ai-sdk/provider'
import { seal } from '../../../seals/seal.ts'
import { base64Of } from '../../openai/data-url.ts'
import { callSealOf } from '../call-seal.ts'
import type { ToolKinds } from '../tools/tool-kinds.ts'
import { idPrefixOf } from './call-item.ts'
import { Calls } from './calls.ts'
import type { ResponseEvent } from './event.ts'
import type { ItemPlace } from './item.ts'
import { MessageItem } from './message-item.ts'
import { ReasoningItem, reasoningItem } from './reasoning-item.ts'

type Part = LanguageModelV4StreamPart
type Of<Type extends Part['type']> = Extract<Part, { type: Type }>
type Events = readonly ResponseEvent[]

/**
 * The items of an answer, and the events that tell of them as they come. Text and thoughts are open one at a time, as Codex
 * follows one item only; a message ends when something else begins, so that sources named after its text still reach it.
 */
export class Output {
  readonly #id: string
  readonly #calls: Calls
  /** By their place: an item that has ended, or null while it is written. */
  readonly #items: (object | null)[] = []
  #open: { readonly partId: string; readonly place: ItemPlace; readonly item: MessageItem | ReasoningItem } | null =
    null

  constructor(id: string, kinds: ToolKinds) {
    this.#id = id
    this.#calls = new Calls(kinds)
  }

  get items(): readonly object[] {
    return this.#items.filter((item) => item !== null)
  }

  hear(part: Part): Events {
    switch (part.type) {
      case 'text-delta':
        return part.delta === '' ? [] : this.#say(part)
      case 'reasoning-start':
      case 'reasoning-delta':
      case 'reasoning-end':
        return this.#think(part)
      case 'tool-input-start':
        return part.providerExecuted ? [] : this.#beginCall(part.id, part.toolName, part.providerMetadata)
      case 'tool-input-delta':
        return this.#calls.more(part.id, part.delta)
      case 'tool-call':
        return part.providerExecuted ? [] : this.#endCall(part)
      case 'source':
        return this.#open?.item instanceof MessageItem ? this.#open.item.cite(part) : []
      case 'file':
        return this.#show(part)
      default:
        return []
    }
  }

  /** Ends what is open. */
  end(): Events {
    if (this.#open === null) return []
    const { item, place } = this.#open
    this.#open = null
    this.#items[place.index] = item.whole()
    return item.end()
  }

  #say(part: Of<'text-delta'>): Events {
    const open = this.#open
    if (open?.item instanceof MessageItem && open.partId === part.id) return open.item.say(part.delta)
    const before = this.end()
    const place = this.#place('msg')
    const item = new MessageItem(place)
    this.#open = { partId: part.id, place, item }
    return [...before, ...item.begin(), ...item.say(part.delta)]
  }

  #think(part: Of<'reasoning-start' | 'reasoning-delta' | 'reasoning-end'>): Events {
    // Some end their thoughts after what followed them, which has ended them here: no second item is made of that.
    if (part.type === 'reasoning-end' && this.#open?.partId !== part.id && seal(part.providerMetadata) === null)
      return []
    const { events, item } = this.#thoughtsOf(part.id)
    item.keep(part.providerMetadata)
    if (part.type === 'reasoning-delta') return [...events, ...item.say(part.delta)]
    return part.type === 'reasoning-end' ? [...events, ...this.end()] : events
  }

  #thoughtsOf(partId: string): { events: Events; item: ReasoningItem } {
    const open = this.#open
    if (open?.item instanceof ReasoningItem && open.partId === partId) return { events: [], item: open.item }
    const before = this.end()
    const place = this.#place('rs')
    const item = new ReasoningItem(place)
    this.#open = { partId, place, item }
    return { events: [...before, ...item.begin()], item }
  }

  #beginCall(callId: string, toolName: string, metadata: SharedV4ProviderMetadata | undefined): Events {
    const kind = this.#calls.kindOf(toolName)
    if (kind.type !== 'function') return []
    const before = [...this.end(), ...this.#sealed(metadata)]
    return [...before, ...this.#calls.begin(callId, kind, this.#place(idPrefixOf(kind)))]
  }

  #endCall(call: Of<'tool-call'>): Events {
    const kind = this.#calls.kindOf(call.toolName)
    const isBegun = this.#calls.has(call.toolCallId)
    const begun = isBegun ? [] : this.#beginCall(call.toolCallId, call.toolName, call.providerMetadata)
    const ended = this.#calls.end(call)
    if (ended !== null) {
      this.#items[ended.place.index] = ended.item
      return [...begun, ...ended.events]
    }
    const before = [...this.end(), ...this.#sealed(call.providerMetadata)]
    const whole = this.#calls.whole(call, this.#place(idPrefixOf(kind)))
    this.#items[whole.place.index] = whole.item
    return [...before, ...whole.events]
  }

  /** What its provider wants back with a call, where the call itself has no place for it. */
  #sealed(metadata: SharedV4ProviderMetadata | undefined): Events {
    const sealed = callSealOf(metadata)
    if (sealed === null) return []
    const place = this.#place('rs')
    return this.#added(reasoningItem(place.id, '', sealed), place)
  }

  #show(file: LanguageModelV4File): Events {
    if (!file.mediaType.startsWith('image/') || file.data.type !== 'data') return []
    const before = this.end()
    const place = this.#place('ig')
    const result = base64Of(file.data.data)
    const item = { id: place.id, type: 'image_generation_call', status: 'completed', result }
    return [...before, ...this.#added(item, place)]
  }

  #added(item: object, { index }: ItemPlace): Events {
    this.#items[index] = item
    return ['response.output_item.added', 'response.output_item.done'].map((type) => ({
      type,
      output_index: index,
      item,
    }))
  }

  #place(prefix: string): ItemPlace {
    const index = this.#items.push(null) - 1
    return { id: `${prefix}_${this.#id}${index}`, index }
  }
}
