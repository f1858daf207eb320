import type { LanguageModelV4Message } from '@ai-sdk/provider'
import { type Fields, fieldsIn, flagIn, givenOf, needed, textIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { fileOf } from './files.ts'
import type { OpenCalls } from './open-calls.ts'
import { signatureOf } from './signatures.ts'
import { messageIn } from './spellings.ts'

type UserPart = Extract<LanguageModelV4Message, { role: 'user' }>['content'][number]
type ModelPart = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number]

/** What tools run by Google left in the conversation; the model's own text beside it says what came of it. */
const LEFT_BY_GOOGLES_TOOLS = [
  'executableCode',
  'codeExecutionResult',
  'toolCall',
  'toolResponse',
  'audioTranscription',
]

export function userPartsOf(part: Fields, dropped: Set<string>): readonly UserPart[] {
  const text = textIn(part, 'text')
  if (text !== undefined) return text === '' ? [] : [{ type: 'text', text }]
  const file = fileOf(part)
  if (file !== null) return [file]
  return passOver(part, dropped)
}

export function modelPartsOf(part: Fields, calls: OpenCalls, dropped: Set<string>): readonly ModelPart[] {
  const signature = signatureOf(part)
  const text = textIn(part, 'text')
  const isThought = flagIn(part, 'thought') === true
  if (text === '' && signature.providerOptions === undefined) return []
  if (text !== undefined) return [{ type: isThought ? 'reasoning' : 'text', text, ...signature }]
  const call = messageIn(part, 'functionCall')
  if (call !== undefined) {
    const toolName = needed(textIn(call, 'name'), call, 'name')
    const toolCallId = calls.add(toolName, textIn(call, 'id'))
    return [{ type: 'tool-call', toolCallId, toolName, input: fieldsIn(call, 'args')?.values ?? {}, ...signature }]
  }
  const file = fileOf(part)
  if (file !== null) return [{ ...file, ...signature }]
  return passOver(part, dropped)
}

/** What a part says about itself, beside what it holds. */
const NOTES = [
  'mediaProcessing',
  'mediaResolution',
  'partMetadata',
  'speechMetadata',
  'thought',
  'thoughtSignature',
  'videoMetadata',
]

/** Throws for what would be missed. A part of nothing but notes is none. */
function passOver(part: Fields, dropped: Set<string>): readonly never[] {
  const left = givenOf(part, LEFT_BY_GOOGLES_TOOLS)
  if (left.length === 0 && Object.keys(part.values).some((name) => !NOTES.includes(name))) {
    throw untranslatable(part.at, 'is of a kind that other providers don’t know, or in the wrong role')
  }
  for (const name of left) dropped.add(name)
  return []
}
