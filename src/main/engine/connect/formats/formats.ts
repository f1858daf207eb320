import type { SettingFormat } from '../format.ts'
import { dotenv } from './dotenv.ts'
import { jsonc } from './jsonc.ts'
import { toml } from './toml.ts'
import { yaml } from './yaml.ts'

/** The languages that tools write their settings in. */
export const settingFormats = { jsonc, toml, yaml, dotenv } as const satisfies Record<string, SettingFormat>

export type SettingLanguage = keyof typeof settingFormats
