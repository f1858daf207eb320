import type { LanguageModelV4ReasoningPart, LanguageModelV4ToolCallPart } from '@ai-sdk/provider'
import { type Fields, fieldsIn, fieldsListIn, needed, textIn, valueIn } from '../../fields/fields.ts'
import { unseal } from '../../seals/seal.ts'
import { untranslatable } from '../../untranslatable.ts'
import { argumentsOf } from '../openai/call-arguments.ts'
import type { AssistantPart } from '../openai/conversation.ts'
import { textOf } from './content.ts'

/** In the order in which it was said: thoughts, text, calls. `legacyCallId`: for a `function_call`, which has none. */
export function readAssistant(message: Fields, legacyCallId: string): AssistantPart[] {
  if (valueIn(message, 'audio') !== undefined) throw untranslatable('messages[].audio', 'is kept at OpenAI alone')
  return [
    ...thoughtsIn(message),
    { type: 'text', text: textOf(message) || (textIn(message, 'refusal') ?? '') },
    ...(fieldsListIn(message, 'tool_calls') ?? []).map(callOf),
    ...legacyCallIn(message, legacyCallId),
  ]
}

/**
 * `reasoning_details` are Waybill's own, with what a provider wants back (answer/thoughts.ts); `reasoning_content` (DeepSeek) and
 * `reasoning` (OpenRouter) are what clients have of thoughts besides.
 */
function thoughtsIn(message: Fields): LanguageModelV4ReasoningPart[] {
  const sealed = (fieldsListIn(message, 'reasoning_details') ?? []).flatMap((detail) => {
    const providerOptions = unseal(textIn(detail, 'signature') ?? '')
    if (providerOptions === null) return []
    return [{ type: 'reasoning' as const, text: textIn(detail, 'text') ?? '', providerOptions }]
  })
  if (sealed.length > 0) return sealed
  const text = [valueIn(message, 'reasoning_content'), valueIn(message, 'reasoning')].find(isText)
  return text === undefined ? [] : [{ type: 'reasoning', text }]
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function callOf(call: Fields): LanguageModelV4ToolCallPart {
  const toolCallId = needed(textIn(call, 'id'), call, 'id')
  const custom = fieldsIn(call, 'custom')
  if (custom !== undefined) {
    const input = { input: needed(textIn(custom, 'input'), custom, 'input') }
    return { type: 'tool-call', toolCallId, toolName: needed(textIn(custom, 'name'), custom, 'name'), input }
  }
  const called = needed(fieldsIn(call, 'function'), call, 'function')
  return { type: 'tool-call', toolCallId, ...calledIn(called), ...signatureIn(call) }
}

function calledIn(called: Fields): { toolName: string; input: unknown } {
  return {
    toolName: needed(textIn(called, 'name'), called, 'name'),
    input: argumentsOf(textIn(called, 'arguments') ?? ''),
  }
}

/** Gemini's signature of a call, where Google's own endpoint for OpenAI's clients puts it. */
function signatureIn(call: Fields): Pick<LanguageModelV4ToolCallPart, 'providerOptions'> {
  const extra = fieldsIn(call, 'extra_content')
  const google = extra && fieldsIn(extra, 'google')
  const thoughtSignature = google && textIn(google, 'thought_signature')
  return thoughtSignature === undefined ? {} : { providerOptions: { google: { thoughtSignature } } }
}

function legacyCallIn(message: Fields, toolCallId: string): LanguageModelV4ToolCallPart[] {
  const called = fieldsIn(message, 'function_call')
  return called === undefined ? [] : [{ type: 'tool-call', toolCallId, ...calledIn(called) }]
}
