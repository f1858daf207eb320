import type { InventoryEntry } from '../../../shared/contract/privacy.ts'

/** An entry in the page's language; `kind` is its category as the inventory has it. */
export type WordedEntry = InventoryEntry & { readonly kind: string }

export interface InventoryCategory {
  readonly kind: string
  readonly category: string
  readonly count: number
  readonly groups: readonly InventoryGroup[]
}

export interface InventoryGroup {
  /** As most entries of its tables have it. */
  readonly retention: string
  readonly rights: readonly string[]
  readonly entries: readonly InventoryEntry[]
}

function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0] as const)[0]
}

/** In the order in which each first comes. */
function by<T>(values: readonly T[], keyOf: (value: T) => string): readonly (readonly T[])[] {
  return [...new Set(values.map(keyOf))].map((key) => values.filter((value) => keyOf(value) === key))
}

/** `exchanges.tool` is of the table `exchanges`; a file is of none. */
function tableOf({ name }: InventoryEntry): string {
  return /^([a-z_]+)\.[a-z0-9_]+$/.exec(name)?.[1] ?? ''
}

/** By category, and within it by what most columns of a table have in common: tables that are kept alike stand together. */
export function inventoryCategories(entries: readonly WordedEntry[]): readonly InventoryCategory[] {
  return by(entries, ({ kind }) => kind).flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    return [{ kind: first.kind, category: first.category, count: own.length, groups: groupsOf(own) }]
  })
}

function groupsOf(entries: readonly InventoryEntry[]): readonly InventoryGroup[] {
  const tables = by(entries, tableOf).map((own) => ({
    retention: mostCommon(own.map(({ retention }) => retention)),
    rights: mostCommon(own.map(({ rights }) => rights.join('\n'))).split('\n'),
    entries: own,
  }))
  return by(tables, ({ retention, rights }) => [retention, ...rights].join('\n')).flatMap((alike) =>
    alike[0] === undefined ? [] : [{ ...alike[0], entries: alike.flatMap((table) => table.entries) }],
  )
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
