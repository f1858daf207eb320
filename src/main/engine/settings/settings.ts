import type { z } from 'zod'
import { MOST_DAYS, type SettingName, type Settings, settingsSchema } from '../../../shared/contract/settings.ts'
import { AppError } from '../../../shared/errors.ts'
import { isOptionalField } from '../../../shared/inventory/exchanges.ts'

export interface SettingsStore {
  all(): Record<string, unknown>
  set(name: string, value: unknown): void
}

export interface SettingsPart {
  current(): Settings
  /** Throws `invalid_input`, saying what the setting takes. */
  set(name: SettingName, value: unknown): Settings
}

/** Settings in force: what is stored where it is valid, the default where not (a hand-edited or older database). */
export function openSettings(store: SettingsStore): SettingsPart {
  let settings = readStored(store.all())
  return {
    current: () => settings,
    set(name, value) {
      const result = settingsSchema.shape[name].safeParse(value)
      if (!result.success) {
        throw new AppError('invalid_input', { message: `${name}: ${reasonOf(result.error.issues[0])}` })
      }
      store.set(name, result.data)
      settings = { ...settings, [name]: result.data }
      return settings
    },
  }
}

/** What a schema says itself, but for choices: zod writes those as TypeScript does. */
function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `Write one of these: ${issue.values.join(', ')}.`
  return issue?.message ?? 'This is no value for it.'
}

/** Where somebody has set something that can't be read, these hold: their defaults would let more be kept, or told. */
const BRAKES = { recording: 'paused', offline: true } as const satisfies Partial<Settings>

function readStored(stored: Record<string, unknown>): Settings {
  const valid: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const result = schema.safeParse(mended(name, stored[name]))
    if (result.success) valid[name] = result.data
    else if (stored[name] !== undefined && Object.hasOwn(BRAKES, name))
      valid[name] = BRAKES[name as keyof typeof BRAKES]
  }
  return settingsSchema.parse(valid)
}

/** Stored by an older version that took more: the default would keep longer, or more, than the user has said. */
function mended(name: string, value: unknown): unknown {
  if (name.endsWith('retention_days') && typeof value === 'number') return Math.min(value, MOST_DAYS)
  if (name === 'fields_off' && Array.isArray(value)) return value.filter(isOptionalField)
  return value
}
