import type { JSONSchema7 } from '@ai-sdk/provider'
import type { ModelCall } from '../../codec.ts'
import { choiceIn, type Fields, fieldsIn, flagIn, needed, textIn } from '../../fields/fields.ts'

/** `schemaAt`: where the schema, its name and `strict` stand; Chat Completions has them one level deeper than Responses. */
export function responseFormatIn(format: Fields, schemaAt: (format: Fields) => Fields): ResponseFormat {
  const type = needed(choiceIn(format, 'type', ['text', 'json_object', 'json_schema']), format, 'type')
  if (type === 'text') return {}
  if (type === 'json_object') return { responseFormat: { type: 'json' } }
  const about = schemaAt(format)
  const schema = needed(fieldsIn(about, 'schema'), about, 'schema').values as JSONSchema7
  const name = textIn(about, 'name')
  const description = textIn(about, 'description')
  const responseFormat = { type: 'json' as const, schema, ...(name && { name }), ...(description && { description }) }
  // Said only where it is asked for: what fits a call to a provider is not strict of itself.
  if (flagIn(about, 'strict') !== true) return { responseFormat }
  return { responseFormat, providerOptions: { openai: { strictJsonSchema: true } } }
}

export type ResponseFormat = Pick<ModelCall, 'responseFormat' | 'providerOptions'>
