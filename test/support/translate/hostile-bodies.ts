import fc from 'fast-check'

/** Stands in every text of a hostile body, so that none of them is found in a message. */
export const MARKER = 'zq-marker'

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  fc.constantFrom<unknown>(
    null,
    '',
    [],
    {},
    0,
    -1,
    1e308,
    'constructor',
    { constructor: 1 },
    [null],
    [[]],
    [{}],
    MARKER,
  ),
  fc.constant({ toString: null, length: -1, type: MARKER }),
)

/** A body of any shape, or one that is right but for a place or two, where anything stands. Without `__proto__`, as CORE refuses that. */
export function hostileBodies(right: readonly object[]): fc.Arbitrary<unknown> {
  const nearlyRight = fc
    .tuple(fc.constantFrom(...right), fc.array(fc.tuple(fc.nat(), hostile), { minLength: 1, maxLength: 3 }))
    .map(([body, changes]) => changes.reduce<unknown>((changed, [at, value]) => withAt(changed, at, value), body))
  return fc
    .oneof({ weight: 1, arbitrary: hostile }, { weight: 9, arbitrary: nearlyRight })
    .map((body) => JSON.stringify(body) ?? 'null')
    .filter((text) => !text.includes('__proto__'))
    .map((text): unknown => JSON.parse(text))
}

/** Puts a value in the place of one of a body's values, by its number. */
function withAt(body: unknown, at: number, value: unknown): unknown {
  const copy = { body: structuredClone(body) }
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = []
  const walk = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key })
      const inside = holder[key]
      if (typeof inside === 'object' && inside !== null) walk(inside as Record<string, unknown>)
    }
  }
  walk(copy)
  const place = places[at % places.length]
  if (place) place.holder[place.key] = value
  return copy.body
}
