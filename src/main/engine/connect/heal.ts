import { toAppError } from '../../../shared/errors.ts'
import type { ConnectionEditRecord, ConnectionRecord } from '../ledger/ledger.ts'
import type { SettingEdit } from './format.ts'
import { settingFormats } from './formats/formats.ts'
import { withoutFormer } from './put-away.ts'
import { digestOf, sameValue, valueAt } from './setting-values.ts'
import { ofFile, readSettingsFile, writeSettingsFile } from './settings-file.ts'
import type { ToolFile, Wiring } from './tool.ts'
import { standing } from './undo.ts'

export interface Healed {
  readonly edits: readonly ConnectionEditRecord[]
  /** Files that now say something else. */
  readonly written: readonly string[]
  /** What could not be healed, in sentences. */
  readonly problems: readonly string[]
}

/**
 * Writes the address, and the command, of this start where exactly those of an earlier one stand. Nothing else is touched, and of
 * the keys nothing is needed: a locked vault does not keep a tool from finding us.
 */
export async function heal({ edits }: ConnectionRecord, files: readonly ToolFile[], wiring: Wiring): Promise<Healed> {
  const written: string[] = []
  const problems: string[] = []
  let rows = edits
  for (const toolFile of files) {
    const ours = rows.filter(({ file }) => file === toolFile.path)
    if (ours.length === 0) continue
    try {
      const { digests, isWritten } = await healFile(toolFile, ours, wiring)
      rows = rows.map((row) =>
        row.file === toolFile.path ? { ...row, wrote: digests.get(row.setting) ?? row.wrote } : row,
      )
      if (isWritten) written.push(toolFile.path)
    } catch (thrown) {
      problems.push(toAppError(thrown).message)
    }
  }
  return { edits: rows, written, problems }
}

async function healFile(toolFile: ToolFile, ours: readonly ConnectionEditRecord[], wiring: Wiring) {
  const { path } = toolFile
  const format = settingFormats[toolFile.format]
  const file = await readSettingsFile(path)
  const { text } = file
  const digests = new Map<string, string>()
  if (text === null) return { digests, isWritten: false }
  const edits: SettingEdit[] = []
  const after = ofFile(path, () => {
    const root = format.read(text)
    const records = ours.map((row) => withoutFormer(row).record)
    const states = standing(text, records, format)
    for (const { path: place, value, role } of toolFile.edits(wiring, root)) {
      const at = ours.findIndex(({ setting }) => setting === JSON.stringify(place))
      const now = valueAt(root, place)
      if (at < 0 || role === 'key' || now === undefined || value === undefined) continue
      // Written by a start that was killed before it could note it.
      if (sameValue(now, value)) digests.set(JSON.stringify(place), digestOf(value))
      else if (states[at]?.state === 'ours' && digestOf(now) === ours[at]?.wrote) {
        edits.push({ path: place, value })
        digests.set(JSON.stringify(place), digestOf(value))
      }
    }
    return format.edit(text, edits)
  })
  if (edits.length > 0) await writeSettingsFile(file, after)
  return { digests, isWritten: edits.length > 0 }
}
