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

/** A stack that is nearly used up ends some parsers' regular expressions in V8's own abort, which nothing can catch. */
const MAX_DEPTH = 1000

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
      const edited = unmarked(text, (body) => withEdits(language, body, edits.flatMap(leaves)))
      return text.startsWith(MARK) ? MARK + edited : edited
    },
  }
}

function withEdits(language: Language, text: string, edits: readonly SettingEdit[]): string {
  try {
    return edits.reduce((current, edit) => withEdit(language, current, edit), text)
  } catch (thrown) {
    // On the file as it is, so that the line it names is one that the user sees.
    for (const edit of edits) withEdit(language, text, edit)
    throw thrown
  }
}

function withEdit(language: Language, text: string, edit: SettingEdit): string {
  const { path, value, as } = edit
  const before = language.read(text)
  const wanted = withSetting(before, path, value)
  const present = valueAt(before, path)
  const done = (result: string) => isAsWanted(language.read(result), wanted, path)
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

/** A table that no line names is gone with its last name, as those of dotted names in TOML are. */
function isAsWanted(result: SettingValue, wanted: SettingValue | undefined, path: SettingPath): boolean {
  if (sameValue(result, wanted)) return true
  const around = path.slice(0, -1)
  const table = valueAt(wanted, around)
  if (around.length === 0 || !isTable(table) || Object.keys(table).length > 0) return false
  return isAsWanted(result, withSetting(wanted, around, undefined), around)
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
    if (isDeep(text)) throw new RangeError('nested too deep')
    return use()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const deep = cause instanceof RangeError
    throw unreadable(text, 0, deep ? 'the file is nested too deep.' : 'the file can’t be read.', cause)
  }
}

/** Brackets that are open at once, and blanks and dashes that a line begins with: no level of any of the languages does without. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MAX_DEPTH) return true
  }
  return new RegExp(`^[ \\t?-]{${MAX_DEPTH}}`, 'm').test(text)
}
