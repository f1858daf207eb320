/** A value as every one of the formats can hold it. */
export type SettingValue =
  | string
  | number
  | boolean
  | null
  | readonly SettingValue[]
  | { readonly [name: string]: SettingValue }

/** Where a setting stands: names of tables, and places in a list. `['env', 'ANTHROPIC_BASE_URL']`, `['models', 0, 'apiBase']` */
export type SettingPath = readonly (string | number)[]

/** One setting to be written; `value` undefined takes it out. */
export interface SettingEdit {
  readonly path: SettingPath
  readonly value: SettingValue | undefined
}

/**
 * A language that tools write their settings in. Everything that an edit does not name stays as it is, byte for byte: comments,
 * order, indentation, line ends, a byte-order mark, a missing last line end.
 */
export interface SettingFormat {
  /** The whole file's value; `{}` for an empty one. Throws `settings_file_unreadable`, with the line, where it does not parse. */
  read(text: string): SettingValue
  /** The text with those edits. Tables on the way are made where they are missing. */
  edit(text: string, edits: readonly SettingEdit[]): string
  /** A setting's place as a person would write it in that language: `env.ANTHROPIC_BASE_URL`. */
  name(path: SettingPath): string
}
