import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../components/error-state.tsx'
import { Page } from '../../components/page.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { asAppError } from '../../data/request-error.ts'
import { ExchangePanel } from './exchange-panel.tsx'
import { LiveEmpty } from './live-empty.tsx'
import { LiveFilters } from './live-filters.tsx'
import { LiveFooter } from './live-footer.tsx'
import { LiveGrid } from './live-grid.tsx'
import type { LiveSearch } from './live-search.ts'
import { NewPill } from './new-pill.tsx'
import { PauseButton } from './pause-button.tsx'
import { useExchanges } from './use-exchanges.ts'
import { useHeldRows } from './use-held-rows.ts'

const route = getRouteApi('/live')

export function Live() {
  const { t } = useTranslation('live')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { query, rows, searched } = useExchanges(search)
  const [paused, setPaused] = useState(false)
  const [away, setAway] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const { exchange: opened, ...filters } = search
  const { shown, waiting } = useHeldRows(rows, paused || away || active !== null || opened !== undefined)
  const filtered = Object.keys(filters).length > 0

  const setFilters = (next: LiveSearch) => void navigate({ search: next, replace: true })
  const open = useCallback(
    (id: string | null) =>
      void navigate({
        search: ({ exchange: _, ...rest }) => (id === null ? rest : { ...rest, exchange: id }),
        replace: true,
      }),
    [navigate],
  )
  const showNew = () => {
    setPaused(false)
    setAway(false)
    setActive(null)
    open(null)
  }
  const more = { hasMore: query.hasNextPage, busy: query.isFetchingNextPage, load: () => void query.fetchNextPage() }

  return (
    <Page
      fixed
      title={t('title')}
      aside={waiting > 0 && <NewPill count={waiting} onShow={showNew} />}
      actions={
        <>
          <LiveFilters filters={filters} onChange={setFilters} />
          <PauseButton paused={paused} onChange={setPaused} />
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {query.isError && query.data === undefined ? (
            <div className="p-4">
              <ErrorState error={asAppError(query.error)} onRetry={() => void query.refetch()} />
            </div>
          ) : query.data === undefined ? (
            <TableSkeleton />
          ) : shown.length === 0 ? (
            <LiveEmpty
              why={paused ? 'paused' : filtered ? 'no_match' : 'nothing'}
              onResume={() => setPaused(false)}
              onClear={() => setFilters({})}
            />
          ) : (
            <LiveGrid
              rows={shown}
              active={active ?? opened ?? null}
              opened={opened ?? null}
              onActive={setActive}
              onOpen={open}
              onAway={setAway}
              more={search.model === undefined ? more : null}
              atTop={!away}
            />
          )}
          {search.model !== undefined && query.data !== undefined && <LiveFooter searched={searched} more={more} />}
        </div>
        {opened !== undefined && query.data !== undefined && (
          <ExchangePanel row={rows.find(({ id }) => id === opened) ?? null} onClose={() => open(null)} />
        )}
      </div>
    </Page>
  )
}
