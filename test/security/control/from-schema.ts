import fc from 'fast-check'
import type { z } from 'zod'
import { hostileAnything, hostileNumber, hostileText, own } from './hostile-values.ts'

/** Of the things that there are: a call that names one gets further than one that does not. */
export interface Known {
  readonly texts: readonly string[]
  readonly numbers: readonly number[]
}

type Schema = z.core.$ZodType

/** Inputs of a call: most nearly what its schema takes, some exactly that, some nothing like it. */
export function inputsOf(schema: Schema | undefined, known: Known): fc.Arbitrary<unknown> {
  if (schema === undefined) return fc.oneof(fc.constant(undefined), hostileAnything)
  return fc.oneof(
    { weight: 6, arbitrary: fitting(schema, known) },
    { weight: 3, arbitrary: fc.tuple(fitting(schema, known), hostileAnything, fc.nat()).map(spoiled) },
    hostileAnything,
  )
}

/** One field of it is something else, or one more is there. */
function spoiled([value, other, at]: [unknown, unknown, number]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return other
  const names = [...Object.keys(value), '__proto__', 'constructor', 'extra']
  return own(names[at % names.length] ?? 'extra', other, value)
}

function fitting(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const within = (inner: Schema) => fitting(inner, known)
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([name, inner]) => [name, within(inner)])))
    case 'string':
      return fc.oneof(fc.constantFrom(...known.texts), hostileText)
    case 'number':
      return fc.oneof(fc.constantFrom(0, 1, ...known.numbers), hostileNumber)
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'array':
      return fc.oneof(
        { weight: 9, arbitrary: fc.array(within(def.element), { maxLength: 6 }) },
        hugeArray(def.element, known),
      )
    case 'union':
      return fc.oneof(...def.options.map(within))
    case 'optional':
    case 'default':
      return fc.option(within(def.innerType), { nil: undefined })
    case 'nullable':
      return fc.option(within(def.innerType), { nil: null })
    case 'pipe':
      return within(def.in)
    case 'unknown':
      return hostileAnything
    default:
      throw new Error(`no values for ${def.type}`)
  }
}

function hugeArray(element: Schema, known: Known): fc.Arbitrary<unknown> {
  return fitting(element, known).map((value) => Array.from({ length: 2000 }, () => value))
}
