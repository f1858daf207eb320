import { type SettingName, settingsAtStart } from '../../../shared/contract/settings.ts'
import type { ChangeSetting } from '../settings/change-setting.ts'
import type { SettingsPart } from '../settings/settings.ts'
import { os } from './mount.ts'

const AT_START: ReadonlySet<SettingName> = new Set(settingsAtStart)

export interface SettingsHandlersNeeds {
  readonly settings: Pick<SettingsPart, 'current'>
  readonly changeSetting: ChangeSetting
  readonly changed: () => void
}

export function settingsHandlers({ settings, changeSetting, changed }: SettingsHandlersNeeds) {
  return {
    get: os.settings.get.handler(() => settings.current()),
    set: os.settings.set.handler(async ({ input }) => {
      const now = await changeSetting(input.name, input.value)
      changed()
      return { settings: now, restart: AT_START.has(input.name) }
    }),
  }
}
