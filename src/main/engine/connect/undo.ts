import type { SettingEdit, SettingFormat, SettingPath, SettingValue, Written } from './format.ts'
import { marksOf, placesOf, without } from './list-items.ts'
import type { SettingRecord } from './setting-record.ts'
import { digestOf, isList, isTable, leaves, valueAt } from './setting-values.ts'

/** What undoing `edits` would need, taken from the text that they are about to change. */
export function record(text: string, edits: readonly SettingEdit[], format: SettingFormat): SettingRecord[] {
  const root = format.read(text)
  const all = edits.flatMap(leaves)
  const paths = all.map(({ path }) => path)
  return all.map(({ path, value }) => {
    const present = valueAt(root, path)
    const before = present === undefined ? null : { value: present, as: format.written(text, path) ?? null }
    const wrote = value === undefined ? null : digestOf(value)
    return { path, wrote, before, ...groundOf(text, root, path, format), item: marksOf(root, path, paths) }
  })
}

function groundOf(text: string, root: SettingValue, path: SettingPath, format: SettingFormat) {
  let found = path.length
  while (found > 0 && valueAt(root, path.slice(0, found)) === undefined) found -= 1
  const value = valueAt(root, path.slice(0, found))
  const as = found < path.length && isEmpty(value) ? format.written(text, path.slice(0, found)) : undefined
  return { found, ground: value !== undefined && as ? { value, as } : null }
}

export interface Undone {
  readonly text: string
  /** Settings that stay because the user has changed them since. */
  readonly left: readonly SettingPath[]
  /** No setting and no comment is left in the file. */
  readonly empty: boolean
}

/**
 * Takes back, three-way: what still stands as Waybill wrote it becomes what it was before, or goes; with it go tables that Waybill
 * made and that are empty now. What the user has changed since stays, and so does everything else. Throws as `edit` does.
 */
export function undo(text: string, records: readonly SettingRecord[], format: SettingFormat): Undone {
  const left: SettingPath[] = []
  let current = text
  const root = format.read(text)
  const places = placesOf(root, records)
  // The last first, so that what stood behind another finds it there again.
  for (const entry of [...records].reverse()) {
    const path = places.get(entry)
    if (path === undefined) {
      if (valueAt(root, entry.path) !== undefined || entry.before !== null) left.push(entry.path)
      continue
    }
    const back = takenBack(current, { ...entry, path }, format)
    current = back.text
    for (const [other, place] of places)
      places.set(
        other,
        back.gone.reduce((moved, item) => without(item, moved), place),
      )
  }
  const rest = format.read(current)
  return { text: current, left: left.reverse(), empty: isEmpty(rest) && stripped(current) === '' }
}

/** How a setting stands now: where, if as Waybill wrote it; else changed by somebody, or gone. */
export type Standing =
  | { readonly state: 'ours'; readonly place: SettingPath }
  | { readonly state: 'changed' | 'gone'; readonly place: null }

/** In the order of the records. */
export function standing(text: string, records: readonly SettingRecord[], format: SettingFormat): Standing[] {
  const root = format.read(text)
  const places = placesOf(root, records)
  return records.map((entry) => {
    const place = places.get(entry)
    if (place !== undefined) return { state: 'ours', place }
    return { state: valueAt(root, entry.path) === undefined ? 'gone' : 'changed', place: null }
  })
}

/** `gone`: what was taken out, tables that it emptied after it. */
function takenBack(
  text: string,
  { path, before, found, ground }: SettingRecord,
  format: SettingFormat,
): { readonly text: string; readonly gone: readonly SettingPath[] } {
  if (before !== null) {
    const { value, as } = before
    return { text: format.edit(text, [{ path, value, ...(as === null ? {} : { as }) }]), gone: [] }
  }
  let current = format.edit(text, [{ path, value: undefined }])
  const gone = [path]
  for (let depth = path.length - 1; depth > found && depth > 0; depth -= 1) {
    const around = path.slice(0, depth)
    if (!isEmpty(valueAt(format.read(current), around))) return { text: current, gone }
    current = format.edit(current, [{ path: around, value: undefined }])
    gone.push(around)
  }
  return { text: ground === null ? current : grounded(current, path.slice(0, found), ground, format), gone }
}

/** The empty table as the user had written it, if nothing has been written into it since. */
function grounded(
  text: string,
  path: SettingPath,
  ground: { readonly value: SettingValue; readonly as: Written },
  format: SettingFormat,
): string {
  const now = format.written(text, path)
  if (!isEmpty(valueAt(format.read(text), path)) || now === undefined) return text
  if (stripped(now.source) !== stripped(ground.as.source)) return text
  // The file itself was empty, and has no place within another.
  if (path.length === 0) return ground.as.source
  return format.edit(text, [{ path, value: ground.value, as: ground.as }])
}

function isEmpty(value: SettingValue | undefined): boolean {
  if (value === null) return true
  return isList(value) ? value.length === 0 : isTable(value) && Object.keys(value).length === 0
}

/** What of an empty table's text is neither blank nor bracket: its comments. */
function stripped(source: string): string {
  return source.replace(/[\s\uFEFF{}[\]~]|null/g, '')
}
