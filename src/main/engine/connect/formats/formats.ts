import type { SettingFormat } from '../format.ts'
import { jsonc } from './jsonc.ts'

/** The languages that tools write their settings in. */
export const settingFormats = { jsonc } as const satisfies Record<string, SettingFormat>

export type SettingLanguage = keyof typeof settingFormats
