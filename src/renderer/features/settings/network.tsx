import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { useApi } from '../../data/api.tsx'
import { AddressSaid } from './address-said.tsx'
import { SettingList } from './setting-list.tsx'
import { Group } from './setting-row.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { SettingNumber, SettingText } from './setting-text.tsx'
import { UpstreamProxy } from './upstream-proxy.tsx'

const MIB = 1024 * 1024

export function Network({ settings, status }: { readonly settings: Settings; readonly status: SystemStatus }) {
  const { t } = useTranslation('settings')
  const { transport } = useApi()
  return (
    <>
      <Group title={t('group_address')} note={t('group_address_note')}>
        <SettingNumber
          name="port"
          value={settings.port}
          title={t('port')}
          note={t('port_note')}
          said={<AddressSaid name="port" port={settings.port} now={status.proxy} waits={status.restart_for} />}
        />
        <SettingNumber
          name="control_port"
          value={settings.control_port}
          title={t('control_port')}
          note={t(`control_port_note_${transport.kind}`)}
          said={
            <AddressSaid
              name="control_port"
              port={settings.control_port}
              now={status.dashboard}
              waits={status.restart_for}
            />
          }
        />
        <SettingSwitch
          name="listen_ipv6"
          value={settings.listen_ipv6}
          title={t('listen_ipv6')}
          note={t('listen_ipv6_note')}
        />
      </Group>
      <Group title={t('group_out')} note={<OfflineNote offline={settings.offline} />}>
        <UpstreamProxy value={settings.upstream_proxy} />
        <SettingText
          name="extra_ca_file"
          value={settings.extra_ca_file}
          title={t('extra_ca_file')}
          note={t('extra_ca_file_note')}
          placeholder="/path/to/ca.pem"
        />
        <SettingSwitch name="system_ca" value={settings.system_ca} title={t('system_ca')} note={t('system_ca_note')} />
      </Group>
      <Group title={t('group_requests')}>
        <SettingNumber
          name="upstream_timeout_seconds"
          value={settings.upstream_timeout_seconds}
          unit={t('unit_seconds')}
          title={t('upstream_timeout_seconds')}
          note={t('upstream_timeout_seconds_note')}
        />
        <SettingNumber
          name="retry_attempts"
          value={settings.retry_attempts}
          title={t('retry_attempts')}
          note={t('retry_attempts_note')}
        />
        <SettingNumber
          name="retry_seconds"
          value={settings.retry_seconds}
          unit={t('unit_seconds')}
          title={t('retry_seconds')}
          note={t('retry_seconds_note')}
        />
        <SettingNumber
          name="body_limit_bytes"
          value={settings.body_limit_bytes}
          unit="MiB"
          scale={MIB}
          title={t('body_limit_bytes')}
          note={t('body_limit_bytes_note')}
        />
        <SettingNumber
          name="stop_limit_seconds"
          value={settings.stop_limit_seconds}
          unit={t('unit_seconds')}
          title={t('stop_limit_seconds')}
          note={t('stop_limit_seconds_note')}
        />
      </Group>
      <Group title={t('group_doors')} note={t('group_doors_note')}>
        <SettingList
          name="allowed_hosts"
          values={settings.allowed_hosts}
          title={t('allowed_hosts')}
          note={t('allowed_hosts_note')}
          placeholder="my-machine.test:4466"
        />
        <SettingList
          name="allowed_origins"
          values={settings.allowed_origins}
          title={t('allowed_origins')}
          note={t('allowed_origins_note')}
          placeholder="https://app.example.com"
        />
      </Group>
    </>
  )
}

/** Offline mode is a matter of privacy and stands there; who looks for the way out looks here. */
function OfflineNote({ offline }: { offline: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <>
      {t(offline ? 'offline_on' : 'offline_off')}{' '}
      <Link to="/privacy" className="text-accent underline underline-offset-2">
        {t('to_privacy')}
      </Link>
    </>
  )
}
