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
export function diffOf(path: string, before: string, after: string, needs: DiffNeeds): string {
  if (before === after) return ''
  const open = patchOf(path, before, after)
  return patchOf(path, masked(before, open, needs), masked(after, open, needs))
}

function patchOf(path: string, before: string, after: string): string {
  const plain = (text: string) => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  return createTwoFilesPatch(path, path, plain(before), plain(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}

/** Only what is shown: each edit reads the whole file again, and one with hundreds of keys would hold up the engine for seconds. */
function masked(text: string, open: string, { format, isSecret }: DiffNeeds): string {
  const isShown = (value: string) => (value.match(/\w+/g) ?? ['']).some((word) => open.includes(word))
  const secrets = textsIn(format.read(text), []).filter(({ path, value }) => isSecret(path) && isShown(value))
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
