import type { SettingPath, SettingValue } from './format.ts'
import type { SettingRecord } from './setting-record.ts'
import { digestOf, isList, isTable, valueAt } from './setting-values.ts'

/*
 * Items of a list have no names, and move when others come or go. To write one model's former key into another's place would send it
 * to the wrong provider, so an item is told again by most of what it held, or else it is not touched.
 */

/**
 * What tells the item again that a setting stands in: its place among how many, and digests of its single values but those that are
 * written. Empty outside of items.
 */
export function marksOf(root: SettingValue, path: SettingPath, written: readonly SettingPath[]): string[] {
  const at = listDepth(path)
  const index = path[at]
  const list = valueAt(root, path.slice(0, Math.max(at, 0)))
  if (typeof index !== 'number' || at === path.length - 1) return []
  // With the items that are being added.
  const inList = written.filter((other) => isWithin(other, path.slice(0, at))).map((other) => Number(other[at]) + 1)
  const length = Math.max(isList(list) ? list.length : 0, ...inList)
  const item = isList(list) ? list[index] : undefined
  const names = new Set(written.filter((other) => isWithin(other, path.slice(0, at + 1))).map((other) => other[at + 1]))
  const single = Object.entries(isTable(item) ? item : {}).filter(
    ([name, value]) => !names.has(name) && typeof value !== 'object',
  )
  return [`${index}/${length}`, ...single.map((entry) => digestOf(entry).slice(0, 16)).sort()]
}

/** Where each of them stands now exactly as Waybill wrote it; those that do not are not in it. */
export function placesOf(root: SettingValue, records: readonly SettingRecord[]): Map<SettingRecord, SettingPath> {
  const places = new Map<SettingRecord, SettingPath>()
  for (const entry of records)
    if (listDepth(entry.path) < 0 && standsAt(root, entry, entry.path)) places.set(entry, entry.path)
  const taken = new Set<string>()
  for (const { group, item } of candidates(root, records)) {
    if (taken.has(JSON.stringify(item)) || group.some((entry) => places.has(entry))) continue
    taken.add(JSON.stringify(item))
    for (const entry of group) {
      const path = [...item, ...entry.path.slice(item.length)]
      if (standsAt(root, entry, path)) places.set(entry, path)
    }
  }
  return places
}

/** Every item that may be the one a group of settings was written into, the likeliest first. */
function candidates(root: SettingValue, records: readonly SettingRecord[]) {
  const found = groupsOf(records).flatMap((group) => {
    const path = group[0]?.path ?? []
    const at = listDepth(path)
    const list = valueAt(root, path.slice(0, at))
    if (!isList(list)) return []
    const marks = new Set(group.flatMap(({ item }) => item))
    return [...list.keys()].flatMap((index) => {
      const item = [...path.slice(0, at), index]
      const atItem = group.map((entry) => [...item, ...entry.path.slice(at + 1)])
      const known = marksOf(root, [...item, ''], atItem).filter((mark) => marks.has(mark)).length
      const ours = group.filter((entry, each) => standsAt(root, entry, atItem[each] ?? [])).length
      // Made by Waybill, it has no marks but its place: it is told by what was written into it.
      const isLikely = marks.size > 1 ? known * 2 > marks.size : (known + ours) * 2 >= group.length + marks.size
      return isLikely && ours > 0 ? [{ group, item, score: known + ours + (index === path[at] ? 0.5 : 0) }] : []
    })
  })
  return found.sort((a, b) => b.score - a.score)
}

/** Those that were written into the same item. */
function groupsOf(records: readonly SettingRecord[]): SettingRecord[][] {
  const groups = new Map<string, SettingRecord[]>()
  for (const entry of records) {
    const depth = listDepth(entry.path)
    if (depth < 0) continue
    // Two that were written at different times may have stood in the same place.
    const item = JSON.stringify([entry.path.slice(0, depth + 1), entry.item])
    groups.set(item, [...(groups.get(item) ?? []), entry])
  }
  return [...groups.values()]
}

/** A place in that list once the item is gone from it. */
export function without(item: SettingPath, place: SettingPath): SettingPath {
  const last = item.length - 1
  const at = item[last]
  const step = place[last]
  if (typeof at !== 'number' || typeof step !== 'number' || step < at || !isWithin(place, item.slice(0, last)))
    return place
  return [...place.slice(0, last), step - 1, ...place.slice(last + 1)]
}

function standsAt(root: SettingValue, { wrote }: SettingRecord, path: SettingPath): boolean {
  const value = valueAt(root, path)
  return wrote === null ? value === undefined : value !== undefined && digestOf(value) === wrote
}

/** Which step of the path leads into a list; -1: none. Lists within lists are told by their places. */
function listDepth(path: SettingPath): number {
  return path.findIndex((step) => typeof step === 'number')
}

function isWithin(path: SettingPath, prefix: SettingPath): boolean {
  return prefix.length <= path.length && prefix.every((step, depth) => step === path[depth])
}
