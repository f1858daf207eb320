import type { ToolView } from '../../../shared/contract/connect.ts'
import { toAppError } from '../../../shared/errors.ts'
import type { ConnectionRecord } from '../ledger/ledger.ts'
import type { SettingValue } from './format.ts'
import { settingFormats } from './formats/formats.ts'
import { withoutFormer } from './put-away.ts'
import { valueAt } from './setting-values.ts'
import { readSettingsFile } from './settings-file.ts'
import type { ToolFile, Wiring } from './tool.ts'
import { standing } from './undo.ts'

type State = ToolView['state']

export interface Found {
  readonly state: State
  /** What the user has to know of it. */
  readonly remarks: readonly string[]
  /** What stands where the key belongs: of use where the vault has forgotten it. */
  readonly keys: readonly string[]
}

/** How a connected tool's settings stand now. Never throws: a file that can't be read is a remark. */
export async function connectedState({ edits }: ConnectionRecord): Promise<Found> {
  const states: string[] = []
  const remarks: string[] = []
  const keys: string[] = []
  for (const path of new Set(edits.map(({ file }) => file))) {
    const settings = edits.filter(({ file }) => file === path).map(withoutFormer)
    const read = await readRoot(path, settings[0]?.format ?? 'jsonc')
    if ('problem' in read) {
      remarks.push(read.problem)
      states.push('changed')
      continue
    }
    const { text, root } = read
    const records = settings.map(({ record }) => record)
    // That a setting is still taken out is no sign of ours, where the whole file is gone.
    const stands = standing(text, records, settingFormats[read.format]).map(({ state }) => state)
    states.push(...stands.filter((state, at) => state !== 'ours' || records[at]?.wrote !== null))
    for (const { role, record } of settings) {
      const value = valueAt(root, record.path)
      if (role === 'key' && typeof value === 'string') keys.push(value)
    }
  }
  return { state: stateOf(states), remarks, keys }
}

function stateOf(states: readonly string[]): State {
  if (states.every((state) => state === 'ours')) return 'connected'
  return states.some((state) => state !== 'gone') ? 'changed' : 'missing'
}

/** Of a tool that we have written nothing for: whether its settings lead somewhere already. */
export async function unconnectedState(files: readonly ToolFile[], wiring: Wiring): Promise<Found> {
  const remarks: string[] = []
  let state: State = 'not_connected'
  for (const file of files) {
    const read = await readRoot(file.path, file.format)
    if ('problem' in read) {
      remarks.push(read.problem)
      continue
    }
    const addresses = file.edits(wiring, read.root).filter(({ role }) => role === 'address')
    if (addresses.some(({ path }) => typeof valueAt(read.root, path) === 'string')) state = 'elsewhere'
  }
  return { state, remarks, keys: [] }
}

type Read = { text: string; root: SettingValue; format: ToolFile['format'] } | { problem: string }

async function readRoot(path: string, format: ToolFile['format']): Promise<Read> {
  try {
    const text = (await readSettingsFile(path)).text ?? ''
    return { text, root: settingFormats[format].read(text), format }
  } catch (thrown) {
    const { message } = toAppError(thrown)
    return { problem: message.startsWith(path) ? message : `${path}: ${message}` }
  }
}
