import { type Fields, valueIn } from '../../fields/fields.ts'

/** Fields that are none of the format's are passed over, but not named: their names are the client's own words. */
export function unknownIn(fields: Fields, known: ReadonlySet<string>): readonly string[] {
  const isUnknown = (name: string) => !known.has(name) && valueIn(fields, name) !== undefined
  return Object.keys(fields.values).some(isUnknown) ? ['unknown_fields'] : []
}
