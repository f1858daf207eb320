import { type SettingName, type Settings, settingsAtStart } from '../../../shared/contract/settings.ts'
import type { SettingsPart } from '../settings/settings.ts'
import { os } from './mount.ts'

const AT_START: ReadonlySet<SettingName> = new Set(settingsAtStart)

export interface SettingsHandlersNeeds {
  readonly settings: SettingsPart
  /** Makes a change take effect; may throw, and the setting then stays as it was. */
  readonly apply: (settings: Settings) => Promise<void>
  readonly changed: () => void
}

export function settingsHandlers({ settings, apply, changed }: SettingsHandlersNeeds) {
  return {
    get: os.settings.get.handler(() => settings.current()),
    set: os.settings.set.handler(async ({ input }) => {
      const before = settings.current()[input.name]
      const now = settings.set(input.name, input.value)
      try {
        await apply(now)
      } catch (error) {
        settings.set(input.name, before)
        throw error
      }
      changed()
      return { settings: now, restart: AT_START.has(input.name) }
    }),
  }
}
