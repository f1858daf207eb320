import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider'
import { choiceIn, type Fields, needed, textIn, valueIn } from '../../fields/fields.ts'
import { checkCallsAnswered } from '../../prompts/answered-calls.ts'
import { joinedTurns } from '../../prompts/joined-turns.ts'
import { untranslatable } from '../../untranslatable.ts'
import { toolResultOf } from './function-responses.ts'
import { joinedParts } from './joined-parts.ts'
import { OpenCalls } from './open-calls.ts'
import { modelPartsOf, userPartsOf } from './parts.ts'
import { messageIn, messagesIn } from './spellings.ts'

/** The system instruction first, then the turns; one without content (which no provider takes) is left out. */
export function promptOf(body: Fields, dropped: Set<string>): LanguageModelV4Prompt {
  const calls = new OpenCalls()
  const contents = needed(messagesIn(body, 'contents'), body, 'contents')
  const turns = contents.flatMap((content) => messagesOf(content, calls, dropped))
  if (turns.length === 0) throw untranslatable('contents', 'says nothing')
  const prompt = [...systemOf(body), ...joinedTurns(turns).map(withJoinedParts)]
  checkCallsAnswered(prompt, 'contents')
  return prompt
}

function withJoinedParts(message: LanguageModelV4Message): LanguageModelV4Message {
  return message.role === 'assistant' ? { ...message, content: joinedParts(message.content) } : message
}

/** Google's form is a content of texts; a bare text is taken too, as its SDKs do. */
function systemOf(body: Fields): LanguageModelV4Message[] {
  const texts =
    typeof valueIn(body, 'systemInstruction') === 'string' ? [textIn(body, 'systemInstruction')] : systemTextsOf(body)
  return texts.flatMap((text) => (text === undefined || text === '' ? [] : [{ role: 'system', content: text }]))
}

function systemTextsOf(body: Fields): readonly string[] {
  const instruction = messageIn(body, 'systemInstruction')
  const parts = (instruction && messagesIn(instruction, 'parts')) ?? []
  return parts.map((part) => needed(textIn(part, 'text'), part, 'text'))
}

function messagesOf(content: Fields, calls: OpenCalls, dropped: Set<string>): readonly LanguageModelV4Message[] {
  const parts = messagesIn(content, 'parts') ?? []
  if (choiceIn(content, 'role', ['user', 'model', 'function']) !== 'model') return userMessagesOf(parts, calls, dropped)
  const said = parts.flatMap((part) => modelPartsOf(part, calls, dropped))
  return said.length === 0 ? [] : [{ role: 'assistant', content: said }]
}

/** Results of functions share a turn with what the user says; elsewhere they are a turn of their own, and come first. */
function userMessagesOf(parts: readonly Fields[], calls: OpenCalls, dropped: Set<string>): LanguageModelV4Message[] {
  const results = parts
    .flatMap((part) => messageIn(part, 'functionResponse') ?? [])
    .map((each) => toolResultOf(each, calls))
  const said = parts
    .filter((part) => valueIn(part, 'functionResponse') === undefined)
    .flatMap((part) => userPartsOf(part, dropped))
  return [
    ...(results.length === 0 ? [] : [{ role: 'tool' as const, content: results }]),
    ...(said.length === 0 ? [] : [{ role: 'user' as const, content: said }]),
  ]
}
