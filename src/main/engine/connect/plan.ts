import { createHash } from 'node:crypto'
import type { ConnectionPlan, ToolId } from '../../../shared/contract/connect.ts'
import type { ConnectionEditRecord } from '../ledger/ledger.ts'
import { shWord } from './command-line.ts'
import { diffOf } from './diff.ts'
import type { SettingPath, SettingValue } from './format.ts'
import { type SettingLanguage, settingFormats } from './formats/formats.ts'
import { looksSecret, withoutKeys } from './masks.ts'
import { isPutAway, type WrittenSetting, withoutFormer } from './put-away.ts'
import { valueAt } from './setting-values.ts'
import { ofFile, readSettingsFile, type SettingsFile } from './settings-file.ts'
import type { ToolFile, Wiring } from './tool.ts'
import { undo } from './undo.ts'
import { planFile } from './written-settings.ts'

export interface FileChange {
  readonly file: SettingsFile
  readonly format: SettingLanguage
  /** null: it goes. */
  readonly after: string | null
  readonly settings: readonly SettingPath[]
}

export interface Change {
  readonly action: ConnectionPlan['action']
  readonly changes: readonly FileChange[]
  readonly notes: readonly string[]
}

export interface Applying extends Change {
  /** What the database is to hold before anything is written, less what is fresh. */
  readonly kept: readonly ConnectionEditRecord[]
  readonly fresh: readonly WrittenSetting[]
}

export interface Undoing extends Change {
  /** What stands now where Waybill wrote something else. */
  readonly found: readonly SettingValue[]
  readonly putBack: readonly SettingValue[]
}

/** Reads the files and works out what they are to say. Throws `settings_file_unreadable`, with nothing touched. */
export async function applying(
  files: readonly ToolFile[],
  wiring: Wiring,
  rows: readonly ConnectionEditRecord[],
  vault: 'lasting' | 'forgetful',
): Promise<Applying> {
  const changes: FileChange[] = []
  // Of files that are no longer this tool's, because it keeps its settings elsewhere now: undo takes those back as well.
  const kept = rows.filter(({ file }) => files.every(({ path }) => path !== file))
  const fresh: WrittenSetting[] = []
  const warnings: string[] = []
  for (const toolFile of files) {
    const file = await readSettingsFile(toolFile.path)
    const plan = ofFile(file.path, () => {
      const edits = toolFile.edits(wiring, settingFormats[toolFile.format].read(file.text ?? ''))
      const earlier = rows
        .filter((row) => row.file === toolFile.path)
        .map((row) => ({ row, setting: withoutFormer(row) }))
      return { edits, ...planFile(toolFile, file.text, edits, earlier) }
    })
    changes.push({ file, format: toolFile.format, after: plan.after, settings: plan.edits.map(({ path }) => path) })
    kept.push(...plan.kept)
    fresh.push(...plan.fresh)
    const holdsKey = plan.edits.some(({ role, value }) => role === 'key' && value !== undefined)
    if (holdsKey && file.isOpen) warnings.push(readByOthers(file.path))
  }
  const notes = [...warnings, ...fresh.flatMap((setting) => noteOf(setting, vault))]
  return { action: 'apply', changes, kept, fresh, notes }
}

/** Its mode is the user's own; what goes into it now is not. */
function readByOthers(path: string): string {
  return `Others on this machine can read ${path}, and the key goes into it. To keep it to yourself: chmod 600 ${shWord(path)}`
}

function noteOf({ format, record }: WrittenSetting, vault: 'lasting' | 'forgetful'): string[] {
  if (record.before === null) return []
  const name = settingFormats[format].name(record.path)
  if (!isPutAway(record)) return [`Your own ${name} is remembered, and put back by undo.`]
  if (vault === 'lasting') return [`Your own ${name} is put into the vault, and put back by undo.`]
  return [
    `Your own ${name} is put into the vault, which is memory only: once Waybill stops, undo can’t put it back. Keep a copy.`,
  ]
}

function lostOf(name: string): string {
  return `Your own ${name} is not in the vault any more: it can’t be put back. Write it again yourself.`
}

/** The same for taking back. `settings`: with what stood there before. */
export async function undoing(
  settings: readonly (WrittenSetting & { readonly isForgotten: boolean })[],
): Promise<Undoing> {
  const changes: FileChange[] = []
  const notes: string[] = []
  const found: SettingValue[] = []
  const putBack: SettingValue[] = []
  for (const path of new Set(settings.map(({ file }) => file))) {
    const ours = settings.filter((setting) => setting.file === path)
    const first = ours[0]
    if (first === undefined) continue
    const { format, madeFile } = first
    const file = await readSettingsFile(path)
    if (file.text === null) {
      notes.push(`${path} is not there any more: there is nothing to take back in it.`)
      continue
    }
    const { text } = file
    const done = ofFile(path, () =>
      undo(
        text,
        ours.map(({ record }) => record),
        settingFormats[format],
      ),
    )
    const after = done.empty && madeFile ? null : done.text
    changes.push({ file, format, after, settings: ours.map(({ record }) => record.path) })
    const left = new Set(done.left.map((place) => JSON.stringify(place)))
    const root = settingFormats[format].read(text)
    const back = ours.filter(({ record }) => !left.has(JSON.stringify(record.path)))
    putBack.push(...back.flatMap(({ record }) => (record.before === null ? [] : [record.before.value])))
    // One that was never written, because of a crash before, stands there still.
    const lost = ours.filter(({ isForgotten, record }) => isForgotten && !left.has(JSON.stringify(record.path)))
    for (const { record } of lost) notes.push(lostOf(settingFormats[format].name(record.path)))
    for (const place of done.left) {
      const now = valueAt(root, place)
      if (now !== undefined) found.push(now)
      notes.push(`${settingFormats[format].name(place)} in ${path} was changed since: it stays as it is.`)
    }
  }
  return { action: 'undo', changes, notes, found, putBack }
}

export function shown(tool: ToolId, { action, changes, notes }: Change, address: string | null): ConnectionPlan {
  return {
    tool,
    action,
    files: changes.map(({ file, format, after, settings }) => ({
      path: file.path,
      exists: file.text !== null,
      diff: withoutKeys(
        diffOf(file.path, file.text ?? '', after ?? '', { format: settingFormats[format], isSecret: looksSecret }),
        (action === 'apply' ? file.text : after) ?? '',
      ),
      settings: settings.map((path) => settingFormats[format].name(path)),
    })),
    notes: [...notes],
    revision: revisionOf(tool, { action, changes }, address),
  }
}

/** Of what a plan was made from: another file, or another address, is another plan. */
export function revisionOf(
  tool: ToolId,
  { action, changes }: Pick<Change, 'action' | 'changes'>,
  address: string | null,
) {
  return createHash('sha256')
    .update(JSON.stringify([tool, action, address, changes.map(({ file }) => [file.path, file.revision])]))
    .digest('hex')
}
