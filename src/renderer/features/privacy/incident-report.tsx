import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeft, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { saveFile } from '../../components/save-file.ts'
import { SectionFrame } from '../../components/section-frame.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { dayName } from '../../format/time.ts'
import { IncidentRange } from './incident-range.tsx'
import { PlainMarkdown } from './plain-markdown.tsx'

const route = getRouteApi('/privacy')

/** What happened in a time, in words, to be read, passed on or kept. The time stands in the address. */
export function IncidentReport({ since, until }: { readonly since: number; readonly until: number | undefined }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const navigate = route.useNavigate()
  const report = useQuery(
    queries.security.incident.queryOptions({ input: { since, ...(until === undefined ? {} : { until }) } }),
  )
  const markdown = report.data?.markdown
  return (
    <SectionFrame
      title={t('incident')}
      note={t('incident_note')}
      actions={
        markdown !== undefined && (
          <>
            <CopyButton labelled text={markdown} what={t('incident_what')} />
            <Button
              onClick={() =>
                saveFile(`waybill-incident-${dayName(since)}.md`, new Blob([markdown], { type: 'text/markdown' }))
              }
            >
              <Download aria-hidden size={14} strokeWidth={1.75} />
              {t('download')}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2 px-4 pb-3">
        <Link
          to="/privacy"
          search={{ section: 'events' }}
          className="inline-flex h-7 items-center gap-1 text-accent hover:underline"
        >
          <ArrowLeft aria-hidden size={14} strokeWidth={1.75} />
          {t('incident_back')}
        </Link>
        <IncidentRange
          since={since}
          until={until}
          onChange={(range) => void navigate({ search: { section: 'events', ...range }, replace: true })}
        />
      </div>
      <div className="border-t px-4 py-4">
        <QueryPart query={report} skeleton={<TableSkeleton />}>
          {(data) => <PlainMarkdown text={data.markdown} />}
        </QueryPart>
      </div>
    </SectionFrame>
  )
}
