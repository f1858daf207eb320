import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecurityEvent } from '../../../shared/contract/security.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { formatCount } from '../../format/number.ts'
import { secretKinds } from './event-look.ts'

const DAYS = 7
const DAY_MS = 86_400_000
/** As many as the engine gives at once. */
const MOST = 1000
const linkLook = 'text-accent underline underline-offset-2'

/** What the scan has found of late, what it can't find, and who has a word of its own. */
export function ScanFacts({ keptDays, now }: { readonly keptDays: number; readonly now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.list.queryOptions()).data ?? []
  const own = keys.filter(({ revoked_at, secret_scan }) => revoked_at === null && secret_scan !== null).length
  return (
    <ul className="space-y-2 px-4 py-3">
      <li>{keptDays === 0 ? t('scan_not_counted') : <Found days={Math.min(DAYS, keptDays)} now={now} />}</li>
      <li>
        {own === 0 ? t('scan_keys_none') : t('scan_keys', { count: own, formatted: formatCount(own) })}{' '}
        <Link to="/client-keys" className={linkLook}>
          {t('to_client_keys')}
        </Link>
      </li>
      <li>{t('scan_shapes')}</li>
    </ul>
  )
}

function Found({ days, now }: { readonly days: number; readonly now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  // By the minute: each new moment would be a question of its own.
  const minute = Math.floor(now / 60_000) * 60_000
  const input = useMemo(() => ({ since: minute - days * DAY_MS, kinds: [...secretKinds], limit: MOST }), [minute, days])
  const events = useQuery(queries.security.events.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <QueryPart query={events} skeleton={<span aria-hidden className="skeleton inline-block h-4 w-64" />}>
      {(list) => {
        const found = sum(list)
        const heldBack = sum(list.filter(({ kind }) => kind === 'secret_blocked'))
        return (
          <>
            {t('scan_found', { count: found, days, formatted: atLeast(found, list.length) })}{' '}
            {heldBack > 0 && `${t('scan_held_back', { formatted: atLeast(heldBack, list.length) })} `}
            <Link to="/privacy" search={{ section: 'events', only: 'secrets' }} className={linkLook}>
              {t('section_events')}
            </Link>
          </>
        )
      }}
    </QueryPart>
  )
}

function sum(events: readonly SecurityEvent[]): number {
  return events.reduce((all, { count }) => all + count, 0)
}

/** Where the answer was full there may be more. */
function atLeast(count: number, rows: number): string {
  return rows === MOST ? `${formatCount(count)}+` : formatCount(count)
}
