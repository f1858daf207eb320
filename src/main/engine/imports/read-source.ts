import { createHash } from 'node:crypto'
import type { ImportSource } from '../../../shared/contract/import-sources.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SettingValue } from '../connect/format.ts'
import { type SettingLanguage, settingFormats } from '../connect/formats/formats.ts'
import { ofFile, plainFileAt, readSettingsFile } from '../connect/settings-file.ts'
import { entriesOfFile, entriesOfRows, readCcSwitch, SWITCH_TABLE } from './cc-switch.ts'
import { readClaudeCodeRouter } from './claude-code-router.ts'
import type { Found, Variables } from './found.ts'
import { readLiteLlm } from './litellm.ts'
import { isDatabase } from './places.ts'

export interface Reading {
  readonly found: Found
  /** SHA-256 of what was read. */
  readonly revision: string
}

export interface ReadingNeeds {
  readonly variables: Variables
  /** Throws `settings_file_unreadable`. */
  readonly readTable: (
    path: string,
    wanted: { readonly table: string; readonly columns: readonly string[] },
  ) => readonly Readonly<Record<string, string | null>>[]
  readonly kindOfModel: (model: string) => string | null
}

/** Null where there is no such file. Throws `settings_file_unreadable`. */
export async function readSource(needs: ReadingNeeds, source: ImportSource, path: string): Promise<Reading | null> {
  if (isDatabase(path)) {
    const target = await plainFileAt(path)
    return target === null ? null : fromDatabase(needs, source, target)
  }
  const { text, revision } = await readSettingsFile(path)
  if (text === null) return null
  const read = (language: SettingLanguage) => ofFile(path, () => settingFormats[language].read(text))
  switch (source) {
    case 'claude-code-router':
      return { revision, found: readClaudeCodeRouter(read('jsonc'), needs.variables) }
    case 'cc-switch':
      return { revision, found: readCcSwitch(entriesOfFile(read('jsonc'))) }
    case 'litellm':
      return { revision, found: readLiteLlm(read('yaml'), needs.variables, needs.kindOfModel) }
  }
}

function fromDatabase(needs: ReadingNeeds, source: ImportSource, path: string): Reading {
  switch (source) {
    case 'claude-code-router': {
      const rows = needs.readTable(path, { table: 'app_config', columns: ['key', 'value_json'] })
      const text = rows.find(({ key }) => key === 'default')?.value_json ?? '{}'
      const settings: SettingValue = ofFile(path, () => settingFormats.jsonc.read(text))
      return { revision: revisionOf(text), found: readClaudeCodeRouter(settings, needs.variables) }
    }
    case 'cc-switch': {
      const rows = needs.readTable(path, SWITCH_TABLE)
      return { revision: revisionOf(JSON.stringify(rows)), found: readCcSwitch(entriesOfRows(rows)) }
    }
    case 'litellm':
      throw new AppError('settings_file_unreadable', { message: `${path} is no file of LiteLLM, which are YAML.` })
  }
}

function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
