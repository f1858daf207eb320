import { resolve } from 'node:path'
import { type SettingName, settingsSchema } from '../../shared/contract/settings.ts'

/** What the text means for this setting: the first reading that its schema takes; if none does, the likeliest, for the engine to refuse. */
export function parseSetting(name: SettingName, text: string): unknown {
  const schema = settingsSchema.shape[name]
  const all = readings(text).map((reading) => ({ reading, problem: schema.safeParse(reading).error?.issues[0] }))
  const fits = all.filter(({ problem }) => problem === undefined)
  // A list of which one name is wrong says more than a text that is no list.
  const nearly = all.filter(({ problem }) => problem !== undefined && problem.path.length > 0)
  const value = [...fits, ...nearly, ...all][0]?.reading
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
