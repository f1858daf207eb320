import { untranslatable } from '../untranslatable.ts'

/**
 * An object out of a client's body, which may hold anything, and where it stands in the format's own names:
 * `messages[].content[].source`, without indexes and without any name that the client chose.
 */
export interface Fields {
  readonly at: string
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * `at` is '' for the body itself. Throws `untranslatable` that names it; so does each reader below, for a value that is there
 * and of another type.
 */
export function fieldsOf(value: unknown, at: string): Fields {
  const name = at === '' ? 'body' : at
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw untranslatable(name, 'is not an object')
  return { at, values: value as Readonly<Record<string, unknown>> }
}

/** Only own members count (`__proto__`, `constructor`); null, as every format has it, is the same as left out. */
export function valueIn(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields.values, name) ? (fields.values[name] ?? undefined) : undefined
}

export function nameIn(fields: Fields, name: string): string {
  return fields.at === '' ? name : `${fields.at}.${name}`
}

export function textIn(fields: Fields, name: string): string | undefined {
  const value = valueIn(fields, name)
  if (value === undefined || typeof value === 'string') return value
  throw untranslatable(nameIn(fields, name), 'is not a text')
}

/** JSON has no infinities but can say 1e999. */
export function numberIn(fields: Fields, name: string): number | undefined {
  const value = valueIn(fields, name)
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value
  throw untranslatable(nameIn(fields, name), 'is not a number')
}

export function wholeNumberIn(fields: Fields, name: string): number | undefined {
  const value = numberIn(fields, name)
  if (value === undefined || Number.isSafeInteger(value)) return value
  throw untranslatable(nameIn(fields, name), 'is not a whole number')
}

export function flagIn(fields: Fields, name: string): boolean | undefined {
  const value = valueIn(fields, name)
  if (value === undefined || typeof value === 'boolean') return value
  throw untranslatable(nameIn(fields, name), 'is neither true nor false')
}

export function choiceIn<const Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = valueIn(fields, name)
  if (value === undefined) return undefined
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw untranslatable(nameIn(fields, name), `is none of ${choices.join(', ')}`)
  return found
}

export function fieldsIn(fields: Fields, name: string): Fields | undefined {
  const value = valueIn(fields, name)
  return value === undefined ? undefined : fieldsOf(value, nameIn(fields, name))
}

export function listIn(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = valueIn(fields, name)
  if (value === undefined || Array.isArray(value)) return value
  throw untranslatable(nameIn(fields, name), 'is not a list')
}

/** A list of objects: each stands at `name[]`. */
export function fieldsListIn(fields: Fields, name: string): readonly Fields[] | undefined {
  const at = `${nameIn(fields, name)}[]`
  return listIn(fields, name)?.map((item) => fieldsOf(item, at))
}

export function textsIn(fields: Fields, name: string): readonly string[] | undefined {
  const list = listIn(fields, name)
  if (list?.every((item) => typeof item === 'string')) return list
  if (list === undefined) return undefined
  throw untranslatable(nameIn(fields, name), 'is not a list of texts')
}

/** What a reader above found, where the format demands it. */
export function needed<Value>(value: Value | undefined, fields: Fields, name: string): Value {
  if (value === undefined) throw untranslatable(nameIn(fields, name), 'is missing')
  return value
}

/** Those of `names` that are given: for what is passed over and told by name. */
export function givenOf(fields: Fields, names: readonly string[]): readonly string[] {
  return names.filter((name) => valueIn(fields, name) !== undefined).map((name) => nameIn(fields, name))
}
