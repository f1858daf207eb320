import type { Directives } from './directives.ts'
import { sampleOf } from './sample.ts'
import { tokensOf } from './tokens.ts'

export interface Tool {
  readonly name: string
  readonly schema: unknown
}

/** A request of any format, as far as the sandbox's answer depends on it. */
export interface Prompt {
  readonly lastUserText: string
  /** The last message is a tool's result: answer with text, so that agent loops end. */
  readonly afterToolResult: boolean
  readonly tools: readonly Tool[]
  readonly toolChoice: 'none' | 'auto' | 'required' | { readonly name: string }
  /** The schema of a structured answer; `{}` for any JSON object. */
  readonly schema: unknown
  readonly maxTokens: number | undefined
  readonly directives: Directives
}

export interface Answer {
  readonly text: string
  readonly call: { readonly name: string; readonly args: Readonly<Record<string, unknown>> } | undefined
  /** `maxTokens` ended the answer. */
  readonly cutShort: boolean
  /** Tokens of text and call; what a model thought comes on top. */
  readonly tokens: number
}

export const LONG_ANSWER_PIECES = 200
const ECHO_LIMIT = 200
/** An agent brings a dozen tools that act on the user's machine; the sandbox does not start one that nobody named. */
const FEW_TOOLS = 4

export function answerTo(prompt: Prompt): Answer {
  const tool = toolFor(prompt)
  if (tool) {
    const args = sampleOf(tool.schema, echoOf(prompt.lastUserText) || 'sandbox') as Record<string, unknown>
    return {
      text: '',
      call: { name: tool.name, args },
      cutShort: false,
      tokens: tokensOf(tool.name + JSON.stringify(args)),
    }
  }
  const whole = prompt.schema === undefined ? textFor(prompt) : JSON.stringify(sampleOf(prompt.schema))
  const limit = prompt.maxTokens === undefined ? whole.length : Math.max(0, prompt.maxTokens) * 4
  const text = whole.slice(0, limit)
  return { text, call: undefined, cutShort: text.length < whole.length, tokens: tokensOf(text) }
}

/** What the sandbox shows of its thinking where a format has room for it. */
export const THOUGHT = 'The sandbox thinks for a moment, then answers with what it was told.'

/** Streams come in words, as a model's tokens roughly do; joined they are the text again. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === '' ? [] : [text])
}

/** Arguments stream in bits that cut through JSON, so that nobody parses one alone. */
export function bitsOf(json: string): readonly string[] {
  return json.match(/[\s\S]{1,12}/g) ?? []
}

function toolFor(prompt: Prompt): Tool | undefined {
  const { tools, toolChoice } = prompt
  if (prompt.afterToolResult || toolChoice === 'none') return undefined
  if (typeof toolChoice === 'object') return tools.find((tool) => tool.name === toolChoice.name)
  const named = tools.find((tool) => prompt.lastUserText.includes(tool.name))
  return named ?? (toolChoice === 'required' || tools.length <= FEW_TOOLS ? tools[0] : undefined)
}

function textFor(prompt: Prompt): string {
  const echo = echoOf(prompt.lastUserText)
  const opening = prompt.afterToolResult ? 'The tool has answered, thank you.' : 'Nothing leaves your machine.'
  const text = `This is the Waybill sandbox. ${opening}${echo ? ` You said: ${echo}` : ''}`
  if (prompt.directives.slowMs === undefined) return text
  const pieces = piecesOf(text).length
  const filler = Array.from({ length: Math.max(0, LONG_ANSWER_PIECES - pieces) }, (_, index) => `word${index + 1}`)
  return [text, ...filler].join(' ')
}

/** Cut by code points, so that the echo never ends in half an emoji. */
function echoOf(text: string): string {
  return [...text.trim().slice(0, ECHO_LIMIT * 2)].slice(0, ECHO_LIMIT).join('')
}
