import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PanicState } from '../../../shared/contract/security.ts'
import { Button } from '../../components/button.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { formatCount } from '../../format/number.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'

const linkLook = 'text-accent underline underline-offset-2'

function Done({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <StateMark shape="dot" tone="good" />
      {children}
    </li>
  )
}

/** Since when, what was done, and the three steps back, each by hand. */
export function PanicStateView({
  state,
  since,
  now,
}: {
  readonly state: PanicState
  readonly since: number
  readonly now: number
}) {
  const { t } = useTranslation('privacy')
  const { client, queries, queryClient } = useApi()
  const vault = useQuery(queries.system.status.queryOptions()).data?.vault
  const end = useMutation({
    mutationFn: () => client.security.endPanic(),
    onSuccess: () => queryClient.invalidateQueries(),
    onError: tellFailure,
  })
  return (
    <div className="max-w-prose space-y-4 rounded-md border p-4">
      <div role="status">
        <p className="font-semibold text-lg">{t('panic_on')}</p>
        <p className="text-muted">
          {t('panic_on_since', { time: formatInstant(since), when: formatRelative(since, now) })}
        </p>
      </div>
      <ul className="space-y-1">
        {vault?.state === 'locked' && <Done>{t('panic_did_vault')}</Done>}
        <Done>{t('panic_did_keys', { count: state.keys_revoked, formatted: formatCount(state.keys_revoked) })}</Done>
        <Done>{t('panic_did_streams', { count: state.streams_cut, formatted: formatCount(state.streams_cut) })}</Done>
        <Done>{t('panic_did_proxy')}</Done>
      </ul>
      <div>
        <h3 className="font-semibold">{t('panic_back')}</h3>
        <ol className="mt-1 list-decimal space-y-2 pl-5 marker:text-muted">
          <li>
            <span className="flex flex-wrap items-center gap-2">
              {t('panic_back_end')}
              <Button busy={end.isPending} onClick={() => end.mutate()}>
                {t('panic_end')}
              </Button>
            </span>
          </li>
          <li>
            {t('panic_back_unlock')}{' '}
            <Link to="/" className={linkLook}>
              {t('to_overview')}
            </Link>
          </li>
          <li>
            {t('panic_back_keys')}{' '}
            <Link to="/client-keys" className={linkLook}>
              {t('to_client_keys')}
            </Link>
          </li>
        </ol>
      </div>
    </div>
  )
}
