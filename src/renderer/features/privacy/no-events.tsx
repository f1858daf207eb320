import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CodeLine } from '../../components/code-line.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useApi } from '../../data/api.tsx'

const linkLook = 'px-2 text-accent underline underline-offset-2'

/** What would stand here, how to see one, and what can be tested meanwhile. */
export function NoEvents({ ofSecrets }: { readonly ofSecrets: boolean }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const proxy = useQuery(queries.system.status.queryOptions()).data?.proxy ?? null
  return (
    <EmptyState
      icon={ShieldCheck}
      title={t(ofSecrets ? 'events_secrets_none' : 'events_none')}
      action={
        <>
          <Link to="/privacy" search={{ section: 'scan' }} className={linkLook}>
            {t('events_none_scan')}
          </Link>
          <Link to="/privacy" search={{ section: 'proof' }} className={linkLook}>
            {t('events_none_proof')}
          </Link>
        </>
      }
    >
      <p>{t(ofSecrets ? 'events_secrets_none_text' : 'events_none_text')}</p>
      {!ofSecrets && proxy !== null && (
        <>
          <p className="mt-2">{t('events_none_try')}</p>
          <CodeLine
            wrap
            className="mt-2 text-left text-ink"
            what={t('command', { ns: 'app' })}
            text={`curl ${proxy}/v1/models -H "Authorization: Bearer nobody"`}
          />
        </>
      )}
    </EmptyState>
  )
}
