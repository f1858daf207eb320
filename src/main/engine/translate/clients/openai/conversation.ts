import type {
  LanguageModelV4FilePart,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4ReasoningPart,
  LanguageModelV4TextPart,
  LanguageModelV4ToolCallPart,
  LanguageModelV4ToolResultOutput,
  LanguageModelV4ToolResultPart,
  SharedV4ProviderOptions,
} from '@ai-sdk/provider'
import { untranslatable } from '../../untranslatable.ts'

export type UserPart = LanguageModelV4TextPart | LanguageModelV4FilePart
export type AssistantPart = LanguageModelV4TextPart | LanguageModelV4ReasoningPart | LanguageModelV4ToolCallPart

/** What the model said in one go, and the results that answer it: other formats want them right behind it, all at once. */
interface Turn {
  readonly said: AssistantPart[]
  readonly results: LanguageModelV4ToolResultPart[]
  isAnswered: boolean
}

/**
 * A prompt that every provider takes, made of what OpenAI's formats allow: results come in any order and between other things,
 * parts are empty, a model speaks several times on end. Each result goes to its call, by the call's id.
 */
export class Conversation {
  readonly #messages: LanguageModelV4Message[] = []
  readonly #openCalls = new Map<string, { readonly toolName: string; readonly turn: Turn }>()
  /** The field that holds it all, for refusals. */
  readonly #at: string
  /** What the model says goes here, till somebody else speaks. */
  #turn: Turn | null = null
  #hasBegun = false

  constructor(at: string) {
    this.#at = at
  }

  /** In mid conversation only OpenAI has them: there it is said where it stands, marked as no user's words. */
  system(text: string, providerOptions?: SharedV4ProviderOptions): void {
    if (text === '') return
    const options = providerOptions && { providerOptions }
    if (this.#hasBegun) this.user([{ type: 'text', text: `<system>\n${text}\n</system>`, ...options }])
    else this.#messages.push({ role: 'system', content: text, ...options })
  }

  user(parts: UserPart[]): void {
    const content = parts.filter((part) => part.type !== 'text' || part.text !== '')
    if (content.length === 0) return
    this.#turn = null
    this.#hasBegun = true
    this.#messages.push({ role: 'user', content })
  }

  assistant(part: AssistantPart): void {
    if (part.type === 'text' && part.text === '') return
    const turn = this.#turnToSayIn()
    turn.said.push(part)
    if (part.type !== 'tool-call') return
    if (this.#openCalls.has(part.toolCallId)) throw untranslatable(this.#at, 'has two tool calls under one id')
    this.#openCalls.set(part.toolCallId, { toolName: part.toolName, turn })
  }

  /** False where no open call has that id. */
  result(toolCallId: string, output: LanguageModelV4ToolResultOutput): boolean {
    const call = this.#openCalls.get(toolCallId)
    if (call === undefined) return false
    this.#openCalls.delete(toolCallId)
    call.turn.results.push({ type: 'tool-result', toolCallId, toolName: call.toolName, output })
    call.turn.isAnswered = true
    return true
  }

  /** Throws `untranslatable` where a call has no result (every provider refuses that) or nothing is said. */
  prompt(): LanguageModelV4Prompt {
    if (this.#openCalls.size > 0) throw untranslatable(this.#at, 'has a tool call without its result')
    const prompt = this.#messages.filter((message) => message.content.length > 0)
    const last = prompt.at(-1)
    if (last === undefined) throw untranslatable(this.#at, 'is empty')
    if (last.role !== 'system') return prompt
    // OpenAI answers instructions alone; the others want somebody to have said something.
    return [...prompt.slice(0, -1), { role: 'user', content: [{ type: 'text', text: last.content }] }]
  }

  #turnToSayIn(): Turn {
    if (this.#turn !== null && !this.#turn.isAnswered) return this.#turn
    const turn: Turn = { said: [], results: [], isAnswered: false }
    this.#hasBegun = true
    this.#messages.push({ role: 'assistant', content: turn.said }, { role: 'tool', content: turn.results })
    this.#turn = turn
    return turn
  }
}
