import { closedAttributes } from './instruments.ts'

export type Attributes = Readonly<Record<string, string>>

/** Of each instrument. Every one is some 17 lines of a scrape: a tool that makes up model names must not fill the collector. */
export const SERIES_LIMIT = 200

/**
 * One value for each set of attributes. Past the limit, new sets share what is left: everything from outside `other`, so that
 * sums stay whole.
 */
export interface Series<T> {
  of(attributes: Attributes): T
  all(): Iterable<T>
}

export function createSeries<T>(make: (attributes: Attributes) => T): Series<T> {
  const byKey = new Map<string, T>()
  function find(attributes: Attributes, limit: number): T | undefined {
    const key = JSON.stringify(attributes)
    const known = byKey.get(key)
    if (known !== undefined || byKey.size >= limit) return known
    const made = make(attributes)
    byKey.set(key, made)
    return made
  }
  return {
    of: (attributes) => find(attributes, SERIES_LIMIT) ?? (find(folded(attributes), Number.POSITIVE_INFINITY) as T),
    all: () => byKey.values(),
  }
}

/** All sets that this can make are few: their values are those of `closedAttributes`. */
function folded(attributes: Attributes): Attributes {
  const kept = Object.entries(attributes).filter(([name]) => closedAttributes.has(name))
  return {
    'gen_ai.operation.name': 'other',
    'gen_ai.provider.name': 'other',
    ...('error.type' in attributes ? { 'error.type': 'other' } : {}),
    ...Object.fromEntries(kept),
  }
}
