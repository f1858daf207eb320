import type { SettingName, Settings } from '../../../shared/contract/settings.ts'
import type { SettingsPart } from './settings.ts'

/** Resolves to the settings in force. What is refused (`invalid_input`), or can't be stored, leaves all as it was. */
export type ChangeSetting = (name: SettingName, value: unknown) => Promise<Settings>

/**
 * `apply` makes settings take effect. One change after the other: of two at once, each would apply what the other has not stored yet
 * as it was.
 */
export function createChangeSetting(
  settings: SettingsPart,
  apply: (settings: Settings) => Promise<void>,
): ChangeSetting {
  let last: Promise<unknown> = Promise.resolve()

  async function change(name: SettingName, value: unknown): Promise<Settings> {
    const wanted = settings.with(name, value)
    try {
      // Stored only once it works: who is killed in between, or refused, has the setting as it was.
      await apply(wanted)
      return settings.set(name, value)
    } catch (thrown) {
      // Of two errors the first says more.
      await apply(settings.current()).catch(() => {})
      throw thrown
    }
  }

  return (name, value) => {
    const next = last.then(() => change(name, value))
    last = next.catch(() => {})
    return next
  }
}
