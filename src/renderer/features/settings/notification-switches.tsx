import { useTranslation } from 'react-i18next'
import { type NotificationKind, notificationKinds } from '../../../shared/notification-kinds.ts'
import { Switch } from '../../components/switch.tsx'
import { SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'

/** One for each kind; what is kept are those that are switched off, so that a kind that is new is told of. */
export function NotificationSwitches({ off }: { readonly off: readonly NotificationKind[] }) {
  const { t } = useTranslation('settings')
  const { save } = useSettingStates()
  return (
    <SettingRow name="notifications_off" title={t('notifications')} note={t('notifications_note')}>
      {({ isSaving }) => (
        <ul className="space-y-1">
          {notificationKinds.map((kind) => (
            <li key={kind} className="flex items-center gap-2">
              <Switch
                label={t(`notify_${kind}`)}
                checked={!off.includes(kind)}
                busy={isSaving}
                onChange={(on) => {
                  const next = notificationKinds.filter((each) => (each === kind ? !on : off.includes(each)))
                  save('notifications_off', next, null)
                }}
              />
              {t(`notify_${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  )
}
