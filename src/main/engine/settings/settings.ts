import type { z } from 'zod'
import {
  MOST_DAYS,
  type SettingName,
  type Settings,
  settingNames,
  settingsSchema,
} from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/errors.ts'
import { isOptionalField, optionalFields } from '../../../shared/inventory/exchanges.ts'
import { type SettingNotice, unreadableSetting } from './unreadable-setting.ts'

export interface SettingsStore {
  all(): Record<string, unknown>
  /** undefined: forgets it. */
  set(name: string, value: unknown): void
}

export interface SettingsPart {
  current(): Settings
  /** What they would be. Throws `invalid_input`, saying what the setting takes. */
  with(name: SettingName, value: unknown): Settings
  set(name: SettingName, value: unknown): Settings
  /** Of settings that are stored and can't be read, till they are set again: what holds. */
  notices(): SettingNotice[]
}

/** Settings in force: what is stored where it is valid, the default where not (a hand-edited or older database). */
export function openSettings(store: SettingsStore): SettingsPart {
  const stored = store.all()
  let settings = readStored(stored)
  const unreadable = new Set(settingNames.filter((name) => name in stored && !isReadable(name, stored[name])))
  return {
    current: () => settings,
    with: changed,
    set(name, value) {
      const now = changed(name, value)
      store.set(name, now[name])
      unreadable.delete(name)
      settings = now
      return settings
    },
    notices: () => [...unreadable].map((name) => unreadableSetting(name, settings[name])),
  }

  function changed(name: SettingName, value: unknown): Settings {
    const result = settingsSchema.shape[name].safeParse(value)
    if (!result.success) {
      throw new AppError('invalid_input', { message: `${name}: ${reasonOf(result.error.issues[0])}` })
    }
    return { ...settings, [name]: result.data }
  }
}

/** What a schema says itself, but for choices: zod writes those as TypeScript does. */
function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `Write one of these: ${issue.values.join(', ')}.`
  return issue?.message ?? 'This is no value for it.'
}

/**
 * Where somebody has set something that can't be read, these hold: their defaults would let more be kept, told, spent or leave.
 * Nor is anything let go by its age then, which could not be brought back.
 */
const BRAKES: Partial<Settings> = {
  recording: 'paused',
  offline: true,
  paused: true,
  fields_off: [...optionalFields],
  secret_scan: 'block',
  budget_day_usd: 0,
  budget_month_usd: 0,
  suspend_abnormal_keys: true,
  retention_days: MOST_DAYS,
  events_retention_days: MOST_DAYS,
  security_events_retention_days: MOST_DAYS,
  outbound_retention_days: MOST_DAYS,
}

function readStored(stored: Record<string, unknown>): Settings {
  const inForce: Record<string, unknown> = {}
  for (const name of settingNames) {
    if (!(name in stored)) continue
    inForce[name] = isReadable(name, stored[name]) ? mended(name, stored[name]) : BRAKES[name]
  }
  return settingsSchema.parse(inForce)
}

function isReadable(name: SettingName, value: unknown): boolean {
  return settingsSchema.shape[name].safeParse(mended(name, value)).success
}

/** Stored by an older version that took more: the default would keep longer, or more, than the user has said. */
function mended(name: string, value: unknown): unknown {
  if (name.endsWith('retention_days') && typeof value === 'number') return Math.min(value, MOST_DAYS)
  if (name === 'fields_off' && Array.isArray(value)) return value.filter(isOptionalField)
  return value
}
