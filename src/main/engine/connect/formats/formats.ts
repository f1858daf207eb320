import type { SettingFormat } from '../format.ts'
import { jsonc } from './jsonc.ts'
import { toml } from './toml.ts'

/** The languages that tools write their settings in. */
export const settingFormats = { jsonc, toml } as const satisfies Record<string, SettingFormat>

export type SettingLanguage = keyof typeof settingFormats
