import { asArray, asObject, asString } from './json.ts'

/**
 * A small value that fits a JSON schema, for tool arguments and structured outputs. Only what tools use in practice:
 * types (in Gemini's upper case too), enum, const, required, items, anyOf/oneOf, local $ref.
 */
export function sampleOf(schema: unknown, word = 'sandbox', root: unknown = schema, depth = 0): unknown {
  const fields = asObject(schema)
  if (depth > 8) return null
  if ('const' in fields) return fields.const
  const choices = asArray(fields.enum)
  if (choices.length > 0) return choices[0]
  const reference = asString(fields.$ref)
  if (reference) return sampleOf(resolve(root, reference), word, root, depth + 1)
  const variants = [...asArray(fields.anyOf), ...asArray(fields.oneOf), ...asArray(fields.allOf)]
  if (variants.length > 0) return sampleOf(variants[0], word, root, depth + 1)
  return sampleOfType(typeOf(fields), fields, word, root, depth)
}

function sampleOfType(
  type: string,
  fields: Readonly<Record<string, unknown>>,
  word: string,
  root: unknown,
  depth: number,
) {
  switch (type) {
    case 'string':
      return word
    case 'integer':
    case 'number':
      return typeof fields.minimum === 'number' ? fields.minimum : 1
    case 'boolean':
      return true
    case 'array':
      return [sampleOf(fields.items ?? { type: 'string' }, word, root, depth + 1)]
    case 'null':
      return null
    default:
      return sampleOfObject(fields, word, root, depth)
  }
}

/** Required properties; all of them when the schema names none. */
function sampleOfObject(fields: Readonly<Record<string, unknown>>, word: string, root: unknown, depth: number) {
  const properties = asObject(fields.properties)
  const required = asArray(fields.required).filter((name) => typeof name === 'string')
  const names = required.length > 0 ? required : Object.keys(properties)
  return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name], word, root, depth + 1)]))
}

function typeOf(fields: Readonly<Record<string, unknown>>): string {
  const type = Array.isArray(fields.type) ? fields.type[0] : fields.type
  return asString(type)?.toLowerCase() ?? 'object'
}

function resolve(root: unknown, reference: string): unknown {
  const path = reference.replace(/^#\/?/, '').split('/')
  return path.reduce<unknown>((value, name) => asObject(value)[name], root)
}
