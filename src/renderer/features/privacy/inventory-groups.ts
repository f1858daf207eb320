import type { InventoryEntry } from '../../../shared/contract/privacy.ts'

export interface InventoryGroup {
  readonly category: string
  /** As most of its entries have it. */
  readonly retention: string
  readonly rights: readonly string[]
  readonly entries: readonly InventoryEntry[]
}

function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0] as const)[0]
}

/** By category, in the inventory's own order; what most entries of one have in common is the group's. */
export function inventoryGroups(entries: readonly InventoryEntry[]): readonly InventoryGroup[] {
  return [...new Set(entries.map(({ category }) => category))].map((category) => {
    const own = entries.filter((entry) => entry.category === category)
    return {
      category,
      retention: mostCommon(own.map(({ retention }) => retention)),
      rights: mostCommon(own.map(({ rights }) => rights.join('\n'))).split('\n'),
      entries: own,
    }
  })
}

/** What an entry has of its own: rights beside its group's (`isMore`), or its own where it lacks some of these. */
export function differenceOf(entry: InventoryEntry, group: InventoryGroup) {
  const isMore = group.rights.every((right) => entry.rights.includes(right))
  return {
    retention: entry.retention === group.retention ? null : entry.retention,
    isMore,
    rights: isMore ? entry.rights.filter((right) => !group.rights.includes(right)) : entry.rights,
  }
}
