import { type Fields, fieldsIn, fieldsListIn } from '../../fields/fields.ts'

/** Google's servers take a field as `maxOutputTokens` and as `max_output_tokens` (protobuf's JSON): read as the former. */
export function inCamelCase(fields: Fields): Fields {
  if (!Object.keys(fields.values).some((name) => name.includes('_'))) return fields
  const values = Object.entries(fields.values).map(([name, value]) => [camelCase(name), value])
  return { at: fields.at, values: Object.fromEntries(values) }
}

export function messageIn(fields: Fields, name: string): Fields | undefined {
  const found = fieldsIn(fields, name)
  return found && inCamelCase(found)
}

export function messagesIn(fields: Fields, name: string): readonly Fields[] | undefined {
  return fieldsListIn(fields, name)?.map(inCamelCase)
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
