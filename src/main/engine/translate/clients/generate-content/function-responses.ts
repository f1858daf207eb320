import type { JSONValue, LanguageModelV4ToolResultOutput, LanguageModelV4ToolResultPart } from '@ai-sdk/provider'
import { type Fields, fieldsIn, nameIn, needed, textIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { fileOf } from './files.ts'
import type { OpenCalls } from './open-calls.ts'
import { messagesIn } from './spellings.ts'

export function toolResultOf(response: Fields, calls: OpenCalls): LanguageModelV4ToolResultPart {
  const name = needed(textIn(response, 'name'), response, 'name')
  const call = calls.answer(name, textIn(response, 'id'))
  if (call === null) throw untranslatable(nameIn(response, 'name'), 'answers no functionCall before it')
  return { type: 'tool-result', toolCallId: call.id, toolName: call.name, output: outputOf(response) }
}

function outputOf(response: Fields): LanguageModelV4ToolResultOutput {
  const said = saidBy(fieldsIn(response, 'response')?.values ?? {})
  const files = (messagesIn(response, 'parts') ?? []).map((part) => {
    const file = fileOf(part)
    if (file === null) throw untranslatable(part.at, 'is of a kind that other providers don’t know')
    return file
  })
  if (files.length === 0) return said
  const text = typeof said.value === 'string' ? said.value : JSON.stringify(said.value)
  return { type: 'content', value: [{ type: 'text', text }, ...files] }
}

type Said = Exclude<LanguageModelV4ToolResultOutput, { type: 'content' | 'execution-denied' }>

/** ai.google.dev/api/caching, "FunctionResponse": `output` holds what came out, `error` what went wrong; else it is all output. */
function saidBy(response: Readonly<Record<string, unknown>>): Said {
  const names = Object.keys(response)
  const only = names.length === 1 ? names[0] : undefined
  // Parsed from JSON, and by nothing else.
  const value = response as { readonly [name: string]: JSONValue }
  if (only === 'error') return saidAs('error-text', 'error-json', value.error ?? null)
  return saidAs('text', 'json', only === 'output' ? (value.output ?? null) : value)
}

function saidAs(text: 'text' | 'error-text', json: 'json' | 'error-json', value: JSONValue): Said {
  return typeof value === 'string' ? { type: text, value } : { type: json, value }
}
