import type { SettingFormat } from './format.ts'
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
  const states = standing(
    before,
    earlier.map(({ setting }) => setting.record),
    format,
  )
  const ours = earlier.filter((_, at) => states[at]?.state === 'ours')
  const digests = new Map(
    edits.map(({ path, value }) => [JSON.stringify(path), value === undefined ? null : digestOf(value)]),
  )
  const isOurs = ({ path }: ToolEdit) => ours.some(({ row }) => row.setting === JSON.stringify(path))
  return {
    after: format.edit(
      before,
      edits.map(({ path, value }) => ({ path, value })),
    ),
    kept: earlier
      .filter((entry) => ours.includes(entry) || !digests.has(entry.row.setting))
      .map(({ row }) => ({ ...row, wrote: digests.has(row.setting) ? (digests.get(row.setting) ?? null) : row.wrote })),
    fresh: edits
      .filter((edit) => !isOurs(edit))
      .flatMap((edit) =>
        record(before, [{ path: edit.path, value: edit.value }], format).map((entry) => ({
          file: file.path,
          format: file.format,
          role: edit.role,
          madeFile: text === null,
          record: entry,
        })),
      ),
  }
}
