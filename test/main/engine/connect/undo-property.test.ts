import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  SettingEdit,
  SettingFormat,
  SettingPath,
  SettingValue,
} from '../../../../src/main/engine/connect/format.ts'
import { type SettingLanguage, settingFormats } from '../../../../src/main/engine/connect/formats/formats.ts'
import { isList, isTable, sameValue, valueAt } from '../../../../src/main/engine/connect/setting-values.ts'
import { record, undo } from '../../../../src/main/engine/connect/undo.ts'
import { AppError } from '../../../../src/shared/errors.ts'
import { randomOf } from './random.ts'
import { randomEdits, randomUserEdits } from './random-edits.ts'
import { randomFile } from './random-files.ts'

const RUNS = Number(process.env.RUNS ?? 120)
const languages = Object.keys(settingFormats) as SettingLanguage[]

describe.each(languages)('a file of %s, whatever it looks like', (language) => {
  const format: SettingFormat = settingFormats[language]

  test('keeps every comment and every setting of the user’s, in their order, and has those of Waybill', () => {
    const refused = overSeeds((seed) => {
      const { before, edits } = world(seed)
      const after = format.edit(before, edits)
      expect(wordsOf(after, 'c')).toEqual(wordsOf(before, 'c'))
      const value = format.read(after)
      for (const edit of edits) expect(sameValue(valueAt(value, edit.path), edit.value)).toBe(true)
      const theirs = (all: SettingValue) =>
        order(all, []).filter((place) => !edits.some(({ path }) => isOnWay(place, path)))
      expect(theirs(value)).toEqual(theirs(format.read(before)))
    })
    expect(refused).toBeLessThan(RUNS / 4)
  })

  test('is what it was, to the byte, when all is taken back', () => {
    overSeeds((seed) => {
      const { before, edits } = world(seed)
      const records = kept(before, edits)
      const undone = undo(format.edit(before, edits), records, format)
      expect(undone.text).toBe(before)
      expect(undone.left).toEqual([])
    })
  })

  test('is what the user made of it meanwhile, and nothing else, when all is taken back', () => {
    overSeeds((seed) => {
      const { random, before, edits } = world(seed)
      const records = kept(before, edits)
      const after = format.edit(before, edits)
      const changes = randomUserEdits(random, before, after, language)
      const changed = (text: string) => changes.reduce((current, change) => change(current), text)
      // A user can break a file as well; that is not ours to mend.
      if (!isReadable(changed(before)) || !isReadable(changed(after))) return
      const undone = undo(changed(after), records, format)
      // An item of a list of which little is as it was is left alone, and told of.
      if (undone.left.some((path) => path.some(isNumber))) return
      expect(undone.left).toEqual([])
      expect(dense(undone.text)).toBe(dense(changed(before)))
    })
  })

  test('keeps what the user has made of Waybill’s own settings', () => {
    overSeeds((seed) => {
      const { random, before, edits } = world(seed)
      const records = kept(before, edits)
      const theirs = edits.filter(() => random.chance(50)).map(({ path }) => ({ path, value: random.next('theirs') }))
      const undone = undo(format.edit(format.edit(before, edits), theirs), records, format)
      const named = theirs.filter(({ path }) => !path.some(isNumber))
      expect(undone.left.filter((path) => !path.some(isNumber))).toEqual(named.map(({ path }) => path))
      for (const { path, value } of named) expect(valueAt(format.read(undone.text), path)).toBe(value)
      expect(wordsOf(undone.text, 'c')).toEqual(wordsOf(before, 'c'))
    })
  })

  function world(seed: number) {
    const random = randomOf(seed)
    const before = randomFile(random, language)
    return { random, before, edits: randomEdits(random, before, format, language) }
  }

  /** As it comes back from the database. */
  function kept(before: string, edits: readonly SettingEdit[]) {
    return JSON.parse(JSON.stringify(record(before, edits, format)))
  }

  function isReadable(text: string): boolean {
    try {
      format.read(text)
      return true
    } catch {
      return false
    }
  }
})

/** A file without any setting is put back as far as its comments are the same; else its braces come back without blanks. */
function dense(text: string): string {
  return text.replace(/^(\uFEFF?(?:\/\/.*\s+)*)\{\s*\}/, '$1{}')
}

/** How many of them were refused, which is never wrong. */
function overSeeds(check: (seed: number) => void): number {
  let refused = 0
  fc.assert(
    fc.property(fc.noShrink(fc.integer()), (seed) => {
      try {
        check(seed)
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        expect(thrown.code).toBe('settings_file_unreadable')
        refused += 1
      }
    }),
    { numRuns: RUNS },
  )
  return refused
}

function wordsOf(text: string, prefix: string): string[] {
  return [...text.matchAll(new RegExp(`(?:#|//|/\\*) (${prefix}\\d+)\\b`, 'g'))].map(([, word]) => word ?? '')
}

/** Every place in the order of the file; what is written in a list's place is no order of theirs. */
function order(value: SettingValue, path: SettingPath): SettingPath[] {
  if (isList(value)) return value.flatMap((item, index) => order(item, [...path, index]))
  if (!isTable(value)) return [path]
  return Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...order(inner, [...path, name])])
}

function isOnWay(place: SettingPath, path: SettingPath): boolean {
  return place.every((step, depth) => depth >= path.length || step === path[depth])
}

function isNumber(step: string | number): boolean {
  return typeof step === 'number'
}
