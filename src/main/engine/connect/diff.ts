import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import type { SettingFormat, SettingPath, SettingValue } from './format.ts'
import { maskKey } from './masks.ts'
import { isList, isTable } from './setting-values.ts'

export interface DiffNeeds {
  readonly format: SettingFormat
  /** Which settings hold a key. Their values are masked on both sides, wherever they stand in what is shown. */
  readonly isSecret: (path: SettingPath) => boolean
}

/** A unified diff with three lines around each change, for people: without marks of byte order and without carriage returns. Empty where nothing changes. */
export function diffOf(path: string, before: string, after: string, { format, isSecret }: DiffNeeds): string {
  if (before === after) return ''
  const shown = (text: string) =>
    masked(text, format, isSecret)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
  return createTwoFilesPatch(path, path, shown(before), shown(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}

function masked(text: string, format: SettingFormat, isSecret: DiffNeeds['isSecret']): string {
  const secrets = textsIn(format.read(text), []).filter(({ path }) => isSecret(path))
  return secrets.reduce((current, { path, value }) => {
    try {
      return format.edit(current, [{ path, value: maskKey(value) }])
    } catch {
      // It stands where nothing can be edited, as by an anchor of YAML: then by its text alone, so that it is not shown for that.
      return value === '' ? current : current.replaceAll(value, maskKey(value))
    }
  }, text)
}

function textsIn(value: SettingValue, path: SettingPath): { path: SettingPath; value: string }[] {
  if (typeof value === 'string') return [{ path, value }]
  if (isList(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]))
  return isTable(value) ? Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name])) : []
}
