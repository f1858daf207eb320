import { resolve } from 'node:path'
import { type SettingName, settingsSchema } from '../../shared/contract/settings.ts'

/** What the text means for this setting: the first reading that its schema takes; if none does, the likeliest, for the engine to refuse. */
export function parseSetting(name: SettingName, text: string): unknown {
  const schema = settingsSchema.shape[name]
  const [value] = [...readings(text).filter((reading) => schema.safeParse(reading).success), ...readings(text)]
  // The engine has a working directory of its own.
  return name === 'extra_ca_file' && typeof value === 'string' ? resolve(value) : value
}

function readings(text: string): unknown[] {
  return [
    ...asJson(text),
    text,
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ]
}

function asJson(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}
