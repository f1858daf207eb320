import type { JSONSchema7, LanguageModelV4FunctionTool } from '@ai-sdk/provider'
import { type Fields, fieldsIn, flagIn, needed, textIn } from '../../fields/fields.ts'

/** `about`: what has the function's name, description, parameters and strictness. */
export function functionToolIn(about: Fields, name = nameOf(about)): LanguageModelV4FunctionTool {
  const description = textIn(about, 'description')
  const strict = flagIn(about, 'strict')
  return {
    type: 'function',
    name,
    ...(description && { description }),
    inputSchema: schemaIn(about),
    ...(strict !== undefined && { strict }),
  }
}

export function nameOf(about: Fields): string {
  return needed(textIn(about, 'name'), about, 'name')
}

/** OpenAI takes `{}` and no schema at all for a function without parameters; Anthropic and Gemini want an object said. */
function schemaIn(about: Fields): JSONSchema7 {
  const given = fieldsIn(about, 'parameters')?.values ?? {}
  if (Object.hasOwn(given, 'type')) return given as JSONSchema7
  return { type: 'object', properties: {}, ...given } as JSONSchema7
}
