import { AppError } from '../../../../shared/errors.ts'
import type { SettingEdit, SettingFormat, SettingPath, SettingValue, Written } from '../format.ts'
import { isTable, leaves, sameValue, valueAt, withSetting } from '../setting-values.ts'
import { unreadable } from './unreadable.ts'

/** What a language of settings has to know. Texts come without a byte-order mark. */
export interface Language {
  read(text: string): SettingValue
  /** One setting written. `value` is no table but an empty one. */
  put(text: string, path: SettingPath, value: SettingValue, as?: Written): string
  /** One setting that is there taken out. */
  take(text: string, path: SettingPath): string
  written(text: string, path: SettingPath): Written | undefined
  name(path: SettingPath): string
}

const MARK = '\uFEFF'

/**
 * A format that never returns a text which it has not read again: whatever a parser or our own cutting gets wrong on an unusual file
 * ends in `settings_file_unreadable`, and in no damage.
 */
export function settingFormat(language: Language): SettingFormat {
  const unmarked = <T>(text: string, use: (body: string) => T) => {
    const body = text.startsWith(MARK) ? text.slice(1) : text
    return guarded(body, () => use(body))
  }
  return {
    read: (text) => unmarked(text, language.read),
    written(text, path) {
      // The file itself: all of it, comments around the table too.
      if (path.length === 0) return { source: text, lead: '', after: null }
      return unmarked(text, (body) => language.written(body, path))
    },
    name: language.name,
    edit(text, edits) {
      const edited = unmarked(text, (body) =>
        edits.flatMap(leaves).reduce((current, edit) => withEdit(language, current, edit), body),
      )
      return text.startsWith(MARK) ? MARK + edited : edited
    },
  }
}

function withEdit(language: Language, text: string, edit: SettingEdit): string {
  const { path, value, as } = edit
  const before = language.read(text)
  const wanted = withSetting(before, path, value)
  const present = valueAt(before, path)
  const done = (result: string) => sameValue(language.read(result), wanted)
  if (value !== undefined && isTable(present) && Object.keys(present).length > 0) {
    if (isTable(value)) return text
    throw tableThere(text, language, path)
  }
  if (sameValue(before, wanted) && (as === undefined || language.written(text, path)?.source === as.source)) return text
  if (as !== undefined && value !== undefined) {
    // As it once stood, if that still fits the file around it.
    const result = attempt(() => language.put(text, path, value, as))
    if (result !== undefined && attempt(() => done(result))) return result
    if (sameValue(before, wanted)) return text
  }
  const result = value === undefined ? language.take(text, path) : language.put(text, path, value)
  if (done(result)) return result
  throw new AppError('settings_file_unreadable', {
    message: `${language.name(path)} can’t be set without touching what stands around it.`,
  })
}

/** A table holds what the user wrote: no single value takes its place. */
function tableThere(text: string, language: Language, path: SettingPath): AppError {
  const at = language.written(text, path)
  const start = at === undefined ? 0 : Math.max(0, text.indexOf(at.lead + at.source))
  return unreadable(text, start, `${language.name(path)} is a table, where a single value is expected.`)
}

function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}

/** A parser may give up on a file in ways of its own; on one nested ten thousand deep, by the end of its stack. */
function guarded<T>(text: string, use: () => T): T {
  try {
    return use()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const deep = cause instanceof RangeError
    throw unreadable(text, 0, deep ? 'the file is nested too deep.' : 'the file can’t be read.', cause)
  }
}
