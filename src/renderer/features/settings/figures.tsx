import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { useApi } from '../../data/api.tsx'
import { CollectorHeader } from './collector-header.tsx'
import { FigureLabels } from './figure-labels.tsx'
import { LastPost } from './last-post.tsx'
import { ScrapeToken } from './scrape-token.tsx'
import { Group } from './setting-row.tsx'
import { SettingSwitch } from './setting-switch.tsx'
import { SettingNumber, SettingText } from './setting-text.tsx'

export function Figures({ settings, status }: { readonly settings: Settings; readonly status: SystemStatus }) {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  // A post goes out without a word of it: asked again while one looks.
  const view = useQuery({ ...queries.metrics.view.queryOptions(), refetchInterval: 3_000 }).data
  return (
    <>
      <Group title="Prometheus">
        <SettingSwitch
          name="prometheus"
          value={settings.prometheus}
          title={t('prometheus')}
          note={t(status.dashboard === null ? 'prometheus_note_shell' : 'prometheus_note')}
        />
        <ScrapeToken hasToken={view?.scrape_token ?? null} dashboard={status.dashboard} />
      </Group>
      <Group title="OpenTelemetry">
        <SettingText
          name="otlp_endpoint"
          value={settings.otlp_endpoint}
          title={t('otlp_endpoint')}
          note={t('otlp_endpoint_note')}
          placeholder="https://collector.example.com"
          said={view !== undefined && <LastPost view={view} />}
        />
        <CollectorHeader name={settings.otlp_header} endpoint={settings.otlp_endpoint} />
        <SettingNumber
          name="otlp_interval_seconds"
          value={settings.otlp_interval_seconds}
          unit={t('unit_seconds')}
          title={t('otlp_interval_seconds')}
          note={t('otlp_interval_seconds_note')}
        />
        <SettingSwitch
          name="otlp_allow_http"
          value={settings.otlp_allow_http}
          title={t('otlp_allow_http')}
          note={t('otlp_allow_http_note')}
        />
      </Group>
      <Group title={t('group_both')}>
        <FigureLabels chosen={settings.metrics_attributes} />
      </Group>
    </>
  )
}
