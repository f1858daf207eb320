import type {
  SettingEdit,
  SettingFormat,
  SettingPath,
  SettingValue,
} from '../../../../src/main/engine/connect/format.ts'
import type { SettingLanguage } from '../../../../src/main/engine/connect/formats/formats.ts'
import { lineEndOf } from '../../../../src/main/engine/connect/formats/lines.ts'
import { isList, isTable, newTable } from '../../../../src/main/engine/connect/setting-values.ts'
import type { Random } from './random.ts'

/** Settings as Waybill might write them into that file: new ones and others’ in place, deep and shallow. */
export function randomEdits(
  random: Random,
  text: string,
  format: SettingFormat,
  language: SettingLanguage,
): SettingEdit[] {
  const all = [...placesIn(format.read(text), [])]
  const tables = all.filter(({ value }) => isTable(value))
  const edits = Array.from({ length: 1 + random.pick(4) }, (): SettingEdit | undefined => {
    const leaf = random.of(all.filter(({ value }) => typeof value !== 'object').map(({ path }) => path))
    // A comment in a value goes with it, and comes back with it.
    if (leaf && random.chance(35) && !/[#/] c\d/.test(format.written(text, leaf)?.source ?? '')) {
      return { path: leaf, value: ours(random, language) }
    }
    if (language === 'dotenv') return { path: [random.next('OURS')], value: ours(random, language) }
    const list = random.of(all.filter(({ value }) => isList(value)))
    if (list && isList(list.value) && random.chance(25)) {
      const item = random.chance(50)
        ? random.next('ours')
        : newTable([
            ['name', random.next('ours')],
            ['n', 1],
          ])
      return { path: [...list.path, list.value.length], value: item }
    }
    const table = random.of(tables)?.path ?? []
    const deeper = random.of<SettingPath>([[], [], ['deep'], ['deep', 'er'], ['with space']])
    return { path: [...table, random.next('ours'), ...deeper], value: ours(random, language) }
  })
  return edits.flatMap((edit, index) => {
    const clashes = edits
      .slice(0, index)
      .some((other) => edit && other && (isWithin(edit.path, other.path) || isWithin(other.path, edit.path)))
    return edit && !clashes ? [edit] : []
  })
}

function ours(random: Random, language: SettingLanguage): SettingValue {
  const text = random.next('http://127.0.0.1:4466/ours')
  if (language === 'dotenv') return text
  return random.of<SettingValue>([text, text, 7, true, ['a', text], 'yes', '12:30', 'x # y', 'ü "q" \\', ''])
}

function* placesIn(value: SettingValue, path: SettingPath): Generator<{ path: SettingPath; value: SettingValue }> {
  yield { path, value }
  if (isList(value)) for (const [index, item] of value.entries()) yield* placesIn(item, [...path, index])
  else if (isTable(value)) for (const [name, inner] of Object.entries(value)) yield* placesIn(inner, [...path, name])
}

function isWithin(path: SettingPath, other: SettingPath): boolean {
  return other.length <= path.length && other.every((step, depth) => step === path[depth])
}

/** What a user does to a file: the same text edit, before Waybill was there or after. */
export type UserEdit = (text: string) => string

/** Values, comments and whole lines of theirs; none of what Waybill wrote, and none that Waybill replaced. */
export function randomUserEdits(random: Random, before: string, after: string, language: SettingLanguage): UserEdit[] {
  const words = [...before.matchAll(/\b[vc]\d+\b/g)]
    .map(([word]) => word)
    .filter((word) => new RegExp(`\\b${word}\\b`).test(after))
  return Array.from({ length: 1 + random.pick(4) }, (): UserEdit => {
    const word = random.of(words)
    const added = random.next('user')
    if (word === undefined) return (text) => text
    const choice = random.pick(3)
    if (choice === 0) return (text) => text.replace(new RegExp(`\\b${word}\\b`), `${word}${added}`)
    const mark = language === 'jsonc' ? '//' : '#'
    const comment = new RegExp(`^([ \\t]*)${mark} ${word}(?=\\r?$)`, 'm')
    if (choice === 1) {
      return (text) => text.replace(comment, (line, indent) => `${indent}${mark} ${added}${lineEndOf(text)}${line}`)
    }
    const entry = new RegExp(`^([ \\t]*)${ENTRY[language]}${word}\\b`, 'm')
    return (text) => text.replace(entry, (line, indent) => `${indent}${LINE[language](added)}${lineEndOf(text)}${line}`)
  })
}

/** What stands before a value on a line of its own. */
const ENTRY: Readonly<Record<SettingLanguage, string>> = {
  jsonc: '"[\\w-]+": "',
  toml: '[\\w-]+ *= *"',
  yaml: '[\\w-]+: ',
  dotenv: '(?:export )?\\w+=',
}

const LINE: Readonly<Record<SettingLanguage, (name: string) => string>> = {
  jsonc: (name) => `"${name}": 1,`,
  toml: (name) => `${name} = 1`,
  yaml: (name) => `${name}: 1`,
  dotenv: (name) => `${name}=1`,
}
