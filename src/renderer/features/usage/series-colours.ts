import { nameSlot } from '../../components/name-slot.ts'
import { providerColour } from '../../components/provider-mark.tsx'
import type { GroupBy } from './usage-search.ts'

export interface SeriesLook {
  readonly colour: string
  /** Two providers share a colour: the second is only outlined. */
  readonly isTwin: boolean
}

const slots = [1, 2, 3, 4, 5, 6].map((slot) => `var(--color-series-${slot})`)
const OTHER_COLOUR = 'var(--color-edge)'
/** Of what is among the others. */
export const otherLook: SeriesLook = { colour: OTHER_COLOUR, isTwin: false }

type Looks = (names: readonly (string | null)[], by: GroupBy) => SeriesLook[]

/**
 * The looks of what is shown, in its order; null: all the others together. A provider's colour is its own, everywhere in
 * Waybill. Any other name keeps the one that it was shown in first, whatever its rank in another range or by another
 * measure, unless two that are shown would have the same.
 */
export function rememberedLooks(): Looks {
  const memory = new Map<GroupBy, Map<string, number>>()
  return (names, by) => {
    if (by === 'none') return names.map(() => ({ colour: 'var(--color-accent)', isTwin: false }))
    if (by === 'provider') return providerLooks(names)
    const known = memory.get(by) ?? new Map<string, number>()
    memory.set(by, known)
    const placed = placedIn(
      names.filter((name) => name !== null),
      known,
    )
    return names.map((name) => ({ colour: slots[placed.get(name ?? '') ?? -1] ?? OTHER_COLOUR, isTwin: false }))
  }
}

/** Each name's slot, no two the same; `known` learns those of the new names. */
function placedIn(names: readonly string[], known: Map<string, number>): ReadonlyMap<string, number> {
  const placed = new Map<string, number>()
  const isFree = (slot: number) => ![...placed.values()].includes(slot)
  // Who was there first keeps its own, where two that never met before have the same.
  for (const [name, slot] of known) if (names.includes(name) && isFree(slot)) placed.set(name, slot)
  // Not by rank: the same names get the same colours in the next window as well.
  for (const name of names.filter((each) => !placed.has(each)).toSorted()) {
    const own = nameSlot(name, slots.length)
    const inTurn = slots.map((_, index) => (own + index) % slots.length).filter(isFree)
    const slot = inTurn.find((each) => ![...known.values()].includes(each)) ?? inTurn[0]
    if (slot === undefined) continue
    placed.set(name, slot)
    if (!known.has(name)) known.set(name, slot)
  }
  return placed
}

function providerLooks(names: readonly (string | null)[]): SeriesLook[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const colour = name === null || name === '' ? OTHER_COLOUR : providerColour(name)
    const isTwin = taken.has(colour)
    taken.add(colour)
    return { colour, isTwin }
  })
}
