import type { ReactNode } from 'react'
import { Switch } from '../../components/switch.tsx'
import { SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'

type SwitchName =
  | 'listen_ipv6'
  | 'system_ca'
  | 'suspend_abnormal_keys'
  | 'prometheus'
  | 'otlp_allow_http'
  | 'start_at_login'
  | 'close_to_tray'
  | 'update_checks'

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
