import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { useApi } from '../../data/api.tsx'
import { formatCount } from '../../format/number.ts'

/** What the usage report has to be asked, to hear how many requests were counted of the same. */
function questionOf(scope: PurgeScope, ledgerNames: ReadonlyMap<string, string>) {
  switch (scope.scope) {
    case 'before':
      return { since: 0, until: scope.before, filter: {} }
    case 'range':
      return { since: scope.since, until: scope.before, filter: {} }
    case 'key':
      return { since: 0, filter: { client_key_id: scope.client_key_id } }
    case 'provider':
      return { since: 0, filter: { provider_name: ledgerNames.get(scope.provider_name) ?? scope.provider_name } }
    case 'project':
      return { since: 0, filter: { project: scope.project } }
    case 'all':
      return { since: 0, filter: {} }
  }
}

/** Names what will go, and what will not. */
export function EraseSummary({ scope }: { scope: PurgeScope | null }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions()).data ?? []
  const ledgerNames = new Map(providers.map(({ name, ledger_name }) => [name, ledger_name]))
  const counted = useQuery(
    queries.usage.report.queryOptions({
      input: scope === null ? skipToken : { ...questionOf(scope, ledgerNames), percentiles: false },
    }),
  )
  const requests = counted.data?.totals.requests
  return (
    <div className="min-h-20 space-y-1 rounded-md bg-panel px-3 py-2">
      {scope === null ? (
        <p className="text-muted">{t('erase_choose')}</p>
      ) : (
        <>
          <p>
            {t(`erase_goes_${scope.scope === 'before' ? 'range' : scope.scope}`)}{' '}
            {requests !== undefined && t('erase_count', { count: requests, formatted: formatCount(requests) })}
          </p>
          <p className="text-muted">{t('erase_stays')}</p>
        </>
      )}
    </div>
  )
}
