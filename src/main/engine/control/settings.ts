import { type SettingName, type Settings, settingsAtStart } from '../../../shared/contract/settings.ts'
import type { SettingsPart } from '../settings/settings.ts'
import { os } from './mount.ts'

const AT_START: ReadonlySet<SettingName> = new Set(settingsAtStart)

export interface SettingsHandlersNeeds {
  readonly settings: SettingsPart
  /** Makes a change take effect. What it throws refuses the change. */
  readonly apply: (settings: Settings) => Promise<void>
  readonly changed: () => void
}

export function settingsHandlers({ settings, apply, changed }: SettingsHandlersNeeds) {
  return {
    get: os.settings.get.handler(() => settings.current()),
    set: os.settings.set.handler(async ({ input }) => {
      // Stored only once it works: who is killed in between, or refused, has the setting as it was.
      await apply(settings.with(input.name, input.value))
      const now = settings.set(input.name, input.value)
      changed()
      return { settings: now, restart: AT_START.has(input.name) }
    }),
  }
}
