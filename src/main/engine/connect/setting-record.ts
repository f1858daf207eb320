import type { SettingPath, SettingValue, Written } from './format.ts'

/** What taking back one setting needs. Plain JSON, to be kept before the file is written. */
export interface SettingRecord {
  readonly path: SettingPath
  /** What Waybill wrote, by its digest: it may be a key. Null where it took the setting out. */
  readonly wrote: string | null
  /** What stood there before, in the file's own letters; null where nothing did. It may be a key of the user's. */
  readonly before: { readonly value: SettingValue; readonly as: Written | null } | null
  /** How many steps of the path were there before: what Waybill made beyond them goes again when it is empty. */
  readonly found: number
  /** The empty table, list or `null` in which the path ended before, as it was written. */
  readonly ground: { readonly value: SettingValue; readonly as: Written } | null
  /** Of a setting in an item of a list that was there before: what tells that item again. */
  readonly item: readonly string[]
}
