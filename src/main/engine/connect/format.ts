/** A value as JSON has it. What else a language knows (dates, NaN) stands for itself, as the text that it is written by. */
export type SettingValue =
  | string
  | number
  | boolean
  | null
  | readonly SettingValue[]
  | { readonly [name: string]: SettingValue }

/** Where a setting stands: names of tables, and places in a list. `['env', 'ANTHROPIC_BASE_URL']`, `['models', 0, 'apiBase']` */
export type SettingPath = readonly (string | number)[]

/**
 * One setting to be written; `value` undefined takes it out, a place one past the end of a list appends to it. A table is written
 * name by name, beside what else is in it; a list is written whole.
 */
export interface SettingEdit {
  readonly path: SettingPath
  readonly value: SettingValue | undefined
  /** How it once stood in the file; kept to where that still reads as `value`. */
  readonly as?: Written
}

/** A setting in the file's own letters. */
export interface Written {
  /** The value. */
  readonly source: string
  /** What stands before the value: the name, a colon or an equals sign, the space around it. Empty in a list. */
  readonly lead: string
  /** The setting that it stands behind, by name, or by its place in a list; null where it is the first. */
  readonly after: string | number | null
}

/**
 * A language that tools write their settings in. Everything that an edit does not name stays as it is, byte for byte: comments,
 * order, indentation, line ends, a byte-order mark, a missing last line end. What is taken out leaves its comments behind.
 */
export interface SettingFormat {
  /** The whole file's value; `{}` for an empty one. Throws `settings_file_unreadable`, with the line, where it does not parse. */
  read(text: string): SettingValue
  /**
   * The text with those edits. Tables on the way are made where they are missing. Throws `settings_file_unreadable`, with the line,
   * where the place is written in a way that can't be edited safely; the text is either right or not returned.
   */
  edit(text: string, edits: readonly SettingEdit[]): string
  /** How a setting stands there; undefined where it does not, or not in one piece (a table of TOML, say). */
  written(text: string, path: SettingPath): Written | undefined
  /** A setting's place as a person would write it in that language: `env.ANTHROPIC_BASE_URL`. */
  name(path: SettingPath): string
}
