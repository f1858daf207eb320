import type { LanguageModelV4FunctionTool } from '@ai-sdk/provider'
import { type Fields, fieldsIn, textIn } from '../../fields/fields.ts'
import { nameOf } from './function-tools.ts'

/**
 * OpenAI's custom tools take bare text (Codex's apply_patch), which nobody else has: they go as functions of one text, and the call is
 * said as the custom tool's again. A grammar is told in words, since nobody else can enforce it.
 */
export function customToolIn(about: Fields, name = nameOf(about)): LanguageModelV4FunctionTool {
  const format = fieldsIn(about, 'format')
  const grammar = format && (fieldsIn(format, 'grammar') ?? format)
  const definition = grammar && textIn(grammar, 'definition')
  const syntax = grammar && textIn(grammar, 'syntax')
  const description = [
    textIn(about, 'description'),
    definition &&
      `The input has to follow this ${syntax === 'regex' ? 'regular expression' : 'Lark grammar'}:\n${definition}`,
  ]
    .filter(Boolean)
    .join('\n\n')
  return {
    type: 'function',
    name,
    ...(description && { description }),
    inputSchema: {
      type: 'object',
      properties: { input: { type: 'string', description: 'The whole input of the tool, as plain text.' } },
      required: ['input'],
      additionalProperties: false,
    },
  }
}

/** The text that a model gave such a function; all it said where it held to no such form. */
export function customInputOf(callArguments: string): string {
  try {
    const { input } = JSON.parse(callArguments) as { input?: unknown }
    return typeof input === 'string' ? input : callArguments
  } catch {
    return callArguments
  }
}
