import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Settings as All } from '../../../shared/contract/settings.ts'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { Page } from '../../components/page.tsx'
import { PanicBanner } from '../../components/panic-banner.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { SectionNav } from '../../components/section-nav.tsx'
import { useSectionStart } from '../../components/use-section-start.ts'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { Appearance } from './appearance.tsx'
import { Desktop } from './desktop.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { Figures } from './figures.tsx'
import { Limits } from './limits.tsx'
import { Network } from './network.tsx'
import { Prices } from './prices/prices.tsx'
import { RestartMark } from './restart.tsx'
import { SettingStatesProvider } from './setting-states.tsx'
import { type SettingsSection, settingsSections } from './settings-search.ts'
import { Updates } from './updates/updates.tsx'
import { Vault } from './vault.tsx'

const route = getRouteApi('/settings')

export function Settings() {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const { section = 'network' } = route.useSearch()
  const panicSince = useQuery(queries.system.status.queryOptions()).data?.panic_since ?? null
  const start = useSectionStart(section)
  return (
    <Page
      title={t('title')}
      aside={<RestartMark />}
      actions={
        <Link to="/privacy" className="text-accent hover:underline">
          {t('privacy_settings')}
        </Link>
      }
    >
      <div className="flex min-h-full flex-col">
        {panicSince !== null && (
          <div className="border-b p-4">
            <PanicBanner since={panicSince} />
          </div>
        )}
        <div ref={start} className="flex-1 lg:grid lg:grid-cols-[11.5rem_minmax(0,1fr)]">
          <SectionNav
            current={section}
            sections={settingsSections.map(({ id, label, icon }) => ({ id, icon, label: t(label) }))}
            to={(id) => ({ to: '/settings', search: { section: id } })}
          />
          <div className="min-w-0 lg:border-l">
            <SettingStatesProvider>
              <Section id={section} />
            </SettingStatesProvider>
          </div>
        </div>
      </div>
    </Page>
  )
}

function Section({ id }: { id: SettingsSection }) {
  switch (id) {
    case 'network':
      return <Stored id={id}>{(settings, status) => <Network settings={settings} status={status} />}</Stored>
    case 'limits':
      return <Stored id={id}>{(settings) => <Limits settings={settings} />}</Stored>
    case 'prices':
      return <Prices />
    case 'vault':
      return <Stored id={id}>{(settings, status) => <Vault settings={settings} status={status} />}</Stored>
    case 'figures':
      return <Stored id={id}>{(settings, status) => <Figures settings={settings} status={status} />}</Stored>
    case 'desktop':
      return <Stored id={id}>{(settings) => <Desktop settings={settings} />}</Stored>
    case 'updates':
      return <Stored id={id}>{(settings) => <Updates settings={settings} />}</Stored>
    case 'appearance':
      return <Stored id={id}>{(settings) => <Appearance settings={settings} />}</Stored>
    case 'diagnostics':
      return <Diagnostics />
  }
}

/** A part of the screen that shows settings, once they are known. */
function Stored({
  id,
  children,
}: {
  readonly id: 'network' | 'limits' | 'vault' | 'figures' | 'desktop' | 'updates' | 'appearance'
  readonly children: (settings: All, status: SystemStatus) => React.ReactNode
}) {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const settings = useQuery(queries.settings.get.queryOptions())
  const status = useQuery(queries.system.status.queryOptions())
  return (
    <SectionFrame title={t(`section_${id}`)} note={t(`${id}_note`)}>
      <SectionPart query={settings}>
        {(data) => <SectionPart query={status}>{(now) => children(data, now)}</SectionPart>}
      </SectionPart>
    </SectionFrame>
  )
}
