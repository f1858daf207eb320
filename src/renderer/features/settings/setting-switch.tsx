import type { ReactNode } from 'react'
import type { SettingName, Settings } from '../../../shared/contract/settings.ts'
import { Switch } from '../../components/switch.tsx'
import { SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'

type SwitchName = { [Name in SettingName]: Settings[Name] extends boolean ? Name : never }[SettingName]

export function SettingSwitch({
  name,
  value,
  title,
  note,
}: {
  readonly name: SwitchName
  readonly value: boolean
  readonly title: string
  readonly note?: ReactNode
}) {
  const { save } = useSettingStates()
  return (
    <SettingRow name={name} title={title} note={note}>
      {({ isSaving }) => (
        <Switch label={title} checked={value} busy={isSaving} onChange={(on) => save(name, on, null)} />
      )}
    </SettingRow>
  )
}
