import { closedAttributes } from './instruments.ts'

export type Attributes = Readonly<Record<string, string>>

/** Attributes in two halves: an exchange's own are the same for all its figures, and spelled out for the key only once. */
export interface AttributeSet {
  readonly key: string
  readonly common: Attributes
  readonly own: Attributes
}

/** Of each instrument. Every one is some 17 lines of a scrape: a tool that makes up model names must not fill the collector. */
export const SERIES_LIMIT = 200

/**
 * One value for each set of attributes. Past the limit, new sets share what is left: everything from outside `other`, so that
 * sums stay whole.
 */
export interface Series<T> {
  of(set: AttributeSet): T
  all(): Iterable<T>
}

export function createSeries<T>(make: (attributes: Attributes) => T): Series<T> {
  const byKey = new Map<string, T>()
  const added = (key: string, attributes: Attributes): T => {
    const made = make(attributes)
    byKey.set(key, made)
    return made
  }
  return {
    of({ key, common, own }) {
      const known = byKey.get(key)
      if (known !== undefined) return known
      if (byKey.size < SERIES_LIMIT) return added(key, { ...common, ...own })
      const rest = folded(own)
      const restKey = JSON.stringify(rest)
      return byKey.get(restKey) ?? added(restKey, rest)
    },
    all: () => byKey.values(),
  }
}

/** All sets that this can make are few: their values are those of `closedAttributes`. */
function folded(own: Attributes): Attributes {
  const kept = Object.entries(own).filter(([name]) => closedAttributes.has(name))
  return {
    'gen_ai.operation.name': 'other',
    'gen_ai.provider.name': 'other',
    ...('error.type' in own ? { 'error.type': 'other' } : {}),
    ...Object.fromEntries(kept),
  }
}
