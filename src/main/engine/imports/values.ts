import type { SettingPath, SettingValue } from '../connect/format.ts'
import { isList, isTable, valueAt } from '../connect/setting-values.ts'

/** Somebody else's file: whatever is expected may be anything. */
export function textAt(value: SettingValue, ...path: SettingPath): string | undefined {
  const found = valueAt(value, path)
  if (typeof found === 'number' || typeof found === 'boolean') return String(found)
  return typeof found === 'string' && found.trim() !== '' ? found : undefined
}

export function itemsAt(value: SettingValue, ...path: SettingPath): readonly SettingValue[] {
  const found = valueAt(value, path)
  return isList(found) ? found : []
}

export function entriesAt(value: SettingValue, ...path: SettingPath): readonly (readonly [string, SettingValue])[] {
  const found = valueAt(value, path)
  return isTable(found) ? Object.entries(found) : []
}
