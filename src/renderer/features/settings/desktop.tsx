import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import { useApi } from '../../data/api.tsx'
import { NotificationSwitches } from './notification-switches.tsx'
import { Group } from './setting-row.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { OwnCommand } from './updates/own-command.tsx'

/** What the desktop app does beside its window. In a browser as well: the same data directory may have both. */
export function Desktop({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings')
  const { transport } = useApi()
  return (
    <>
      {transport.kind === 'browser' && <p className="border-t px-4 py-3 text-muted">{t('desktop_elsewhere')}</p>}
      <Group>
        <SettingSwitch
          name="start_at_login"
          value={settings.start_at_login}
          title={t('start_at_login')}
          note={t('start_at_login_note')}
        />
        <SettingSwitch
          name="close_to_tray"
          value={settings.close_to_tray}
          title={t('close_to_tray')}
          note={t('close_to_tray_note')}
        />
        <NotificationSwitches off={settings.notifications_off} />
      </Group>
      <OwnCommand />
    </>
  )
}
