import { createHash } from 'node:crypto'
import type { SettingEdit, SettingPath, SettingValue } from './format.ts'

export type SettingTable = { [name: string]: SettingValue }

/** Without a prototype: a file may name a setting `__proto__`, and it is then a name like any other. */
export function newTable(entries: Iterable<readonly [string, SettingValue]> = []): SettingTable {
  const table: SettingTable = Object.create(null)
  for (const [name, value] of entries) table[name] = value
  return table
}

export function isTable(value: SettingValue | undefined): value is { readonly [name: string]: SettingValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: SettingValue | undefined): value is readonly SettingValue[] {
  return Array.isArray(value)
}

/** What stands there; undefined where nothing does. */
export function valueAt(value: SettingValue | undefined, path: SettingPath): SettingValue | undefined {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (typeof step === 'number') return isList(value) ? valueAt(value[step], rest) : undefined
  return isTable(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined
}

/** The value with one setting written or, for undefined, taken out. What stands in the way (`null`, an empty file) makes room. */
export function withSetting(value: SettingValue | undefined, path: SettingPath, next: SettingValue): SettingValue
export function withSetting(
  value: SettingValue | undefined,
  path: SettingPath,
  next: SettingValue | undefined,
): SettingValue | undefined
export function withSetting(
  value: SettingValue | undefined,
  path: SettingPath,
  next: SettingValue | undefined,
): SettingValue | undefined {
  const [step, ...rest] = path
  if (step === undefined) return next
  // Nothing to take out of nothing.
  if (next === undefined && valueAt(value, path) === undefined) return value
  if (typeof step === 'number') {
    const list = isList(value) ? [...value] : []
    const inner = withSetting(list[step], rest, next)
    if (inner === undefined) list.splice(step, 1)
    else list[step] = inner
    return list
  }
  const table = newTable(isTable(value) ? Object.entries(value) : [])
  const inner = withSetting(table[step], rest, next)
  if (inner === undefined) delete table[step]
  else table[step] = inner
  return table
}

/** Whatever the order of names. */
export function sameValue(a: SettingValue | undefined, b: SettingValue | undefined): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  if (!isTable(a)) return a === b
  if (!isTable(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name]))
  )
}

/** A table is written name by name, so that what stands in it already stays. */
export function leaves(edit: SettingEdit): SettingEdit[] {
  const { path, value } = edit
  if (!isTable(value) || edit.as !== undefined || Object.keys(value).length === 0) return [edit]
  return Object.entries(value).flatMap(([name, inner]) => leaves({ path: [...path, name], value: inner }))
}

/** Tells a value again without keeping it: it may be a key. SHA-256 in hexadecimal, the same whatever the order of names. */
export function digestOf(value: SettingValue): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('hex')
}

function ordered(value: SettingValue): unknown {
  if (isList(value)) return value.map(ordered)
  // As pairs: an object would put names that look like numbers first, and lose one that is called __proto__.
  if (isTable(value))
    return {
      table: Object.keys(value)
        .sort()
        .map((name) => [name, ordered(value[name] ?? null)]),
    }
  return value
}
