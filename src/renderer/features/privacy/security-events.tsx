import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { formatCount } from '../../format/number.ts'
import { secretKinds } from './event-look.ts'
import { EventsTable } from './events-table.tsx'
import { IncidentReport } from './incident-report.tsx'
import { NoEvents } from './no-events.tsx'

const route = getRouteApi('/privacy')
const SHOWN = 500
const DAY_MS = 86_400_000

/** What was refused, found or done for safety's sake; kept up by the feed, which tells of each new one. */
export function SecurityEvents({ now }: { now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const { only, since, until } = route.useSearch()
  const navigate = route.useNavigate()
  const kinds = only === 'secrets' ? { kinds: [...secretKinds] } : {}
  const events = useQuery(queries.security.events.queryOptions({ input: { limit: SHOWN, ...kinds } }))
  if (since !== undefined) return <IncidentReport since={since} until={until} />
  return (
    <SectionFrame
      title={t('section_events')}
      note={t('events_note')}
      actions={
        <Button onClick={() => void navigate({ search: { section: 'events', since: Date.now() - DAY_MS } })}>
          <FileText aria-hidden size={14} strokeWidth={1.75} />
          {t('incident_open')}
        </Button>
      }
    >
      {only === 'secrets' && (
        <p className="px-4 pb-3">
          {t('events_secrets')}{' '}
          <Link to="/privacy" search={{ section: 'events' }} className="text-accent underline underline-offset-2">
            {t('events_all')}
          </Link>
        </p>
      )}
      <SectionPart query={events}>
        {(list) =>
          list.length === 0 ? (
            <NoEvents ofSecrets={only === 'secrets'} />
          ) : (
            <>
              <EventsTable events={list} now={now} />
              {list.length === SHOWN && (
                <p className="px-4 py-3 text-muted text-sm">{t('events_more', { formatted: formatCount(SHOWN) })}</p>
              )}
            </>
          )
        }
      </SectionPart>
    </SectionFrame>
  )
}
