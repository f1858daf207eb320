import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ExchangeMark, exchangeState } from '../../components/exchange-mark.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { refusalReason } from '../../components/refusal-reason.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { formatInstant, formatRelative } from '../../format/time.ts'

const SHOWN = 5
const failed = { outcome: 'error' } as const

/** Always as high as five of them, so that one more moves nothing. */
export function LatestErrors({ now }: { now: number }) {
  const { t } = useTranslation('overview')
  const { t: common } = useTranslation()
  const { queries } = useApi()
  const query = useQuery(queries.usage.exchanges.queryOptions({ input: { ...failed, limit: SHOWN }, staleTime: 0 }))
  return (
    <section aria-labelledby="latest-errors">
      <div className="mb-1 flex h-7 items-center gap-3">
        <h2 id="latest-errors" className="font-semibold">
          {t('latest_errors')}
        </h2>
        <Link to="/live" search={failed} className="text-accent hover:underline">
          {t('all_errors')}
        </Link>
      </div>
      <div className="min-h-35">
        <QueryPart query={query} skeleton={<div aria-hidden className="skeleton h-28" />}>
          {(errors) => {
            if (errors.length === 0) return <p className="text-muted">{t('no_errors')}</p>
            return (
              <ul className="divide-y divide-line border-y">
                {errors.map((row) => (
                  <li key={row.id}>
                    <Link
                      to="/live"
                      search={{ ...failed, exchange: row.id }}
                      className="-mx-2 grid h-7 grid-cols-[1rem_6rem_minmax(0,8rem)_minmax(0,1fr)_auto] items-center gap-2 rounded-sm px-2 transition-colors hover:bg-hover max-sm:grid-cols-[1rem_6rem_minmax(0,1fr)_auto]"
                    >
                      <ExchangeMark row={row} />
                      <span className="truncate text-muted" title={formatInstant(row.started_at)}>
                        {formatRelative(row.started_at, now)}
                      </span>
                      <span className="min-w-0 max-sm:hidden">
                        {row.provider_name !== null && <ProviderMark name={row.provider_name} />}
                      </span>
                      <span className="truncate font-mono text-sm">
                        {row.request_model ?? row.endpoint ?? common('not_recorded')}
                      </span>
                      <span className="text-right">
                        <span className="text-muted max-sm:hidden">
                          {refusalReason(row, common) ?? row.error_type ?? exchangeState(row, common).label}{' '}
                        </span>
                        {row.status_code}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            )
          }}
        </QueryPart>
      </div>
    </section>
  )
}
