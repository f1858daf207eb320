import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { PanicBanner } from '../../components/panic-banner.tsx'
import { SectionNav } from '../../components/section-nav.tsx'
import { useNow } from '../../components/use-now.ts'
import { useSectionStart } from '../../components/use-section-start.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { ChangesBanner } from './changes-banner.tsx'
import { Inventory } from './inventory.tsx'
import { Outbound } from './outbound.tsx'
import { Panic } from './panic.tsx'
import { type SectionId, sections } from './privacy-search.ts'
import { Proof } from './proof.tsx'
import { Responsibility } from './responsibility.tsx'
import { Retention } from './retention.tsx'
import { Rights } from './rights.tsx'
import { SecretScan } from './secret-scan.tsx'
import { SecurityEvents } from './security-events.tsx'
import { StatusStrip, StatusStripSkeleton } from './status-strip.tsx'
import { type PrivacyJobs, usePrivacyJobs } from './use-privacy-jobs.ts'

const route = getRouteApi('/privacy')

export function Privacy() {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const { section = 'inventory' } = route.useSearch()
  const now = useNow(30_000)
  const status = useQuery(queries.system.status.queryOptions())
  // Held here and not in their sections: who looks elsewhere on this screen does not end an export.
  const jobs = usePrivacyJobs()
  const start = useSectionStart(section)
  return (
    <Page title={t('title')}>
      <div className="flex min-h-full flex-col">
        <div className="space-y-2 p-4">
          <QueryPart query={status} skeleton={<StatusStripSkeleton />}>
            {(data) => (
              <>
                <StatusStrip status={data} now={now} />
                <PanicBanner since={data.panic_since} />
                {data.recording === 'waits' && <ChangesBanner />}
              </>
            )}
          </QueryPart>
        </div>
        <div ref={start} className="flex-1 border-t lg:grid lg:grid-cols-[11.5rem_minmax(0,1fr)]">
          <SectionNav
            current={section}
            sections={sections.map(({ id, label, icon }) => ({ id, icon, label: t(label) }))}
            to={(id) => ({ to: '/privacy', search: { section: id } })}
          />
          <div className="min-w-0 lg:border-l">
            <Section id={section} now={now} jobs={jobs} />
          </div>
        </div>
      </div>
    </Page>
  )
}

function Section({ id, now, jobs }: { readonly id: SectionId; readonly now: number; readonly jobs: PrivacyJobs }) {
  switch (id) {
    case 'inventory':
      return <Inventory />
    case 'retention':
      return <Retention now={now} />
    case 'rights':
      return <Rights jobs={jobs} />
    case 'outbound':
      return <Outbound now={now} />
    case 'scan':
      return <SecretScan now={now} />
    case 'proof':
      return <Proof job={jobs.selftest} />
    case 'events':
      return <SecurityEvents now={now} />
    case 'responsibility':
      return <Responsibility />
    case 'panic':
      return <Panic now={now} />
  }
}
