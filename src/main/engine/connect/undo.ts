import type { SettingEdit, SettingFormat, SettingPath, SettingValue, Written } from './format.ts'
import { digestOf, isList, isTable, leaves, valueAt } from './setting-values.ts'

/** What taking back one setting needs. Plain JSON, to be kept before the file is written. */
export interface SettingRecord {
  readonly path: SettingPath
  /** What Waybill wrote, by its digest: it may be a key. Null where it took the setting out. */
  readonly wrote: string | null
  /** What stood there before, in the file's own letters; null where nothing did. It may be a key of the user's. */
  readonly before: { readonly value: SettingValue; readonly as: Written | null } | null
  /** How many steps of the path were there before: what Waybill made beyond them goes again when it is empty. */
  readonly found: number
  /** The empty table, list or `null` in which the path ended before, as it was written. */
  readonly ground: { readonly value: SettingValue; readonly as: Written } | null
}

/**
 * What undoing `edits` would need, taken from the text that they are about to change. Where `earlier` ones still stand as Waybill
 * wrote them, what they replaced then is what goes back: an address that is healed twice is still the user's own address.
 */
export function record(
  text: string,
  edits: readonly SettingEdit[],
  format: SettingFormat,
  earlier: readonly SettingRecord[] = [],
): SettingRecord[] {
  const root = format.read(text)
  const fresh = edits.flatMap(leaves).map((edit): SettingRecord => {
    const { path, value } = edit
    const wrote = value === undefined ? null : digestOf(value)
    const same = earlier.find((entry) => samePath(entry.path, path) && standsAt(root, entry) !== undefined)
    if (same) return { ...same, wrote }
    const present = valueAt(root, path)
    const before = present === undefined ? null : { value: present, as: format.written(text, path) ?? null }
    return { path, wrote, before, ...groundOf(text, root, path, format) }
  })
  const kept = earlier.filter((entry) => !fresh.some(({ path }) => samePath(path, entry.path)))
  return [...kept, ...fresh]
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
  // The last first, so that what stood behind another finds it there again.
  for (const entry of [...records].reverse()) {
    const path = standsAt(format.read(current), entry)
    if (path === undefined) {
      if (valueAt(format.read(current), entry.path) !== undefined || entry.before !== null) left.push(entry.path)
      continue
    }
    current = takenBack(current, { ...entry, path }, format)
  }
  const rest = format.read(current)
  return { text: current, left: left.reverse(), empty: isEmpty(rest) && stripped(current) === '' }
}

/** How each setting stands now: as Waybill wrote it, changed by somebody, or gone. */
export function standing(text: string, records: readonly SettingRecord[], format: SettingFormat) {
  const root = format.read(text)
  return records.map((entry) => {
    if (standsAt(root, entry) !== undefined) return { path: entry.path, state: 'ours' as const }
    return {
      path: entry.path,
      state: valueAt(root, entry.path) === undefined ? ('gone' as const) : ('changed' as const),
    }
  })
}

function takenBack(text: string, { path, before, found, ground }: SettingRecord, format: SettingFormat): string {
  if (before !== null) {
    const { value, as } = before
    return format.edit(text, [{ path, value, ...(as === null ? {} : { as }) }])
  }
  let current = format.edit(text, [{ path, value: undefined }])
  for (let depth = path.length - 1; depth > found && depth > 0; depth -= 1) {
    const around = path.slice(0, depth)
    if (!isEmpty(valueAt(format.read(current), around))) return current
    current = format.edit(current, [{ path: around, value: undefined }])
  }
  return ground === null ? current : grounded(current, path.slice(0, found), ground, format)
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

/**
 * Where the setting stands as Waybill wrote it. Items of a list move when others come or go, so each place is tried, the one where
 * it was written first.
 */
function standsAt(root: SettingValue, { path, wrote }: SettingRecord): SettingPath | undefined {
  if (wrote === null) return valueAt(root, path) === undefined ? path : undefined
  return places(root, path).find((place) => {
    const value = valueAt(root, place)
    return value !== undefined && digestOf(value) === wrote
  })
}

function places(root: SettingValue, path: SettingPath): SettingPath[] {
  const at = path.findIndex((step) => typeof step === 'number')
  if (at < 0) return [path]
  const list = valueAt(root, path.slice(0, at))
  if (!isList(list)) return []
  const indices = [...list.keys()]
  const first = path[at] as number
  return [first, ...indices.filter((index) => index !== first)].flatMap((index) =>
    places(list[index] ?? null, path.slice(at + 1)).map((inner) => [...path.slice(0, at), index, ...inner]),
  )
}

function isEmpty(value: SettingValue | undefined): boolean {
  if (value === null) return true
  return isList(value) ? value.length === 0 : isTable(value) && Object.keys(value).length === 0
}

/** What of an empty table's text is neither blank nor bracket: its comments. */
function stripped(source: string): string {
  return source.replace(/[\s\uFEFF{}[\]~]|null/g, '')
}

function samePath(a: SettingPath, b: SettingPath): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index])
}
