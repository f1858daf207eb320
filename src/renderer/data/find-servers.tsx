import { useQuery } from '@tanstack/react-query'
import { Radar, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { useApi } from './api.tsx'
import { FoundServerRow } from './found-server-row.tsx'
import { QueryPart } from './query-part.tsx'

/** Looks when it is opened, and when asked to look again: never by itself. */
export function FindServers({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const found = useQuery(queries.models.find.queryOptions({ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }))
  return (
    <Dialog open onClose={onClose} title={t('find_title')} description={t('find_text')} width="max-w-xl">
      <div aria-live="polite" aria-busy={found.isFetching}>
        <QueryPart query={found} skeleton={<div aria-hidden className="skeleton h-32" />}>
          {(servers) =>
            servers.length === 0 ? (
              <EmptyState icon={Radar} title={t('find_none_title')}>
                {t('find_none_text')}
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line rounded-md border border-line">
                {servers.map((server) => (
                  <FoundServerRow key={server.base_url} server={server} />
                ))}
              </ul>
            )
          }
        </QueryPart>
      </div>
      <div className="mt-3 flex justify-end">
        <Button busy={found.isFetching} onClick={() => void found.refetch()}>
          <RefreshCw aria-hidden size={14} />
          {t(found.isFetching ? 'find_looking' : 'find_again')}
        </Button>
      </div>
    </Dialog>
  )
}
