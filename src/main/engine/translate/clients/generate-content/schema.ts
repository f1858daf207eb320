import type { JSONSchema7 } from '@ai-sdk/provider'
import { type Fields, fieldsIn, fieldsListIn, fieldsOf, flagIn, textIn } from '../../fields/fields.ts'
import { untranslatable } from '../../untranslatable.ts'
import { inCamelCase } from './spellings.ts'

/** Of schemas within schemas: deeper than anyone writes, shallower than the stack. */
const DEEPEST = 100

/** Counts, which protobuf's JSON writes as texts. */
const COUNTS = ['minItems', 'maxItems', 'minLength', 'maxLength', 'minProperties', 'maxProperties']

/** Google's subset of OpenAPI 3.0 (ai.google.dev/api/caching, "Schema") as the JSON Schema that other providers take. */
export function jsonSchemaOf(given: Fields, depth = 0): JSONSchema7 {
  if (depth > DEEPEST) throw untranslatable(given.at, 'goes too deep')
  const schema = inCamelCase(given)
  const { type: _type, nullable: _nullable, propertyOrdering: _order, example, format, ...rest } = schema.values
  const inner = (each: Fields) => jsonSchemaOf(each, depth + 1)
  const properties = fieldsIn(schema, 'properties')
  const items = fieldsIn(schema, 'items')
  const anyOf = fieldsListIn(schema, 'anyOf')
  return {
    ...rest,
    ...typeOf(schema),
    ...countsOf(schema),
    // Of texts, Google's own word for an enum.
    ...(format != null && format !== 'enum' && { format }),
    ...(example != null && { examples: [example] }),
    ...(properties && { properties: propertiesOf(properties, inner) }),
    ...(items && { items: inner(items) }),
    ...(anyOf && { anyOf: anyOf.map(inner) }),
  } as JSONSchema7
}

function typeOf(schema: Fields): Readonly<Record<string, unknown>> {
  const type = textIn(schema, 'type')?.toLowerCase()
  if (type === undefined || type === 'type_unspecified') return {}
  if (flagIn(schema, 'nullable') !== true) return { type }
  const choices = schema.values.enum
  // A null that the type allows has to be among the choices too.
  return { type: [type, 'null'], ...(Array.isArray(choices) && { enum: [...choices, null] }) }
}

function countsOf(schema: Fields): Readonly<Record<string, number>> {
  const counts = COUNTS.flatMap((name) => {
    const value = schema.values[name]
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? [[name, Number(value)] as const] : []
  })
  return Object.fromEntries(counts)
}

/** Their names are the client's: they are neither respelled nor told. */
function propertiesOf(properties: Fields, inner: (schema: Fields) => JSONSchema7): JSONSchema7['properties'] & object {
  const all = Object.entries(properties.values).map(([name, value]) => [name, inner(fieldsOf(value, properties.at))])
  return Object.fromEntries(all)
}
