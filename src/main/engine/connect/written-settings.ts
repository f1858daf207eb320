import type { SettingFormat, SettingPath } from './format.ts'
import { settingFormats } from './formats/formats.ts'
import type { WrittenSetting } from './put-away.ts'
import { digestOf } from './setting-values.ts'
import type { ToolEdit, ToolFile } from './tool.ts'
import { record, standing } from './undo.ts'

/** What a file is to say, and what of it has to be kept so that it can be taken back. */
export interface FilePlan<Row> {
  readonly after: string
  /** Rows that stay as they are, but for what was written now. */
  readonly kept: readonly (Row & { readonly wrote: string | null })[]
  /** Of a setting that was not ours until now, or is not any more. */
  readonly fresh: readonly WrittenSetting[]
}

interface Row {
  readonly setting: string
  readonly wrote: string | null
}

/**
 * A setting that still stands as we wrote it keeps what it replaced then: an address that is written twice is still the user's own
 * address. One that the user has changed since is theirs, and is what goes back.
 */
export function planFile<Kept extends Row>(
  file: Pick<ToolFile, 'path' | 'format'>,
  text: string | null,
  edits: readonly ToolEdit[],
  earlier: readonly { readonly row: Kept; readonly setting: WrittenSetting }[],
): FilePlan<Kept> {
  const format: SettingFormat = settingFormats[file.format]
  const before = text ?? ''
  const plain = edits.map(({ path, value }) => ({ path, value }))
  const states = standing(
    before,
    earlier.map(({ setting }) => setting.record),
    format,
  )
  const digests = new Map(
    edits.map(({ path, value }) => [JSON.stringify(path), value === undefined ? null : digestOf(value)]),
  )
  // By where they stand now: in a list they may have moved, and another stand where they were written.
  const placeOf = (at: number) => JSON.stringify(states[at]?.place ?? null)
  const places = new Set(states.map((_, at) => placeOf(at)))
  const isOurs = (path: SettingPath) => places.has(JSON.stringify(path))
  return {
    after: format.edit(before, plain),
    kept: earlier
      .map(({ row }, at) => ({ row, isOurs: states[at]?.state === 'ours', wrote: digests.get(placeOf(at)) }))
      .filter((entry) => entry.isOurs || !digests.has(entry.row.setting))
      .map(({ row, wrote }) => ({ ...row, wrote: wrote === undefined ? row.wrote : wrote })),
    fresh: record(before, plain, format)
      .filter(({ path }) => !isOurs(path))
      .map((entry) => ({
        file: file.path,
        format: file.format,
        role: edits.find(({ path }) => path.every((step, depth) => step === entry.path[depth]))?.role ?? 'choice',
        madeFile: text === null,
        record: entry,
      })),
  }
}
