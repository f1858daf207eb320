import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../components/error-state.tsx'
import { Page } from '../../components/page.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { asAppError } from '../../data/request-error.ts'
import { LiveEmpty } from './live-empty.tsx'
import { LiveFilters } from './live-filters.tsx'
import { LiveFooter } from './live-footer.tsx'
import { LiveGrid } from './live-grid.tsx'
import type { LiveSearch } from './live-search.ts'
import { NewPill } from './new-pill.tsx'
import { OpenedExchange } from './opened-exchange.tsx'
import { PauseButton } from './pause-button.tsx'
import { useExchangeList } from './use-exchange-list.ts'

const route = getRouteApi('/live')

export function Live() {
  const { t } = useTranslation('live')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [paused, setPaused] = useState(false)
  const [away, setAway] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const { exchange: opened, ...filters } = search
  const follows = !paused && !away && active === null && opened === undefined
  const { list, isNew, error, isSearching, go } = useExchangeList(filters, follows)
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
  return (
    <Page
      fixed
      title={t('title')}
      aside={list.waiting > 0 && <NewPill count={list.waiting} onShow={showNew} />}
      actions={
        <>
          <LiveFilters filters={filters} onChange={setFilters} />
          <PauseButton paused={paused} onChange={setPaused} />
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          {isNew && error !== null ? (
            <div className="p-4">
              <ErrorState error={asAppError(error)} onRetry={() => void go('newest')} />
            </div>
          ) : isNew || (isSearching && list.rows.length === 0) ? (
            <TableSkeleton />
          ) : list.rows.length === 0 ? (
            <LiveEmpty
              why={paused ? 'paused' : filtered ? 'no_match' : 'nothing'}
              onResume={() => setPaused(false)}
              onClear={() => setFilters({})}
            />
          ) : (
            <LiveGrid
              list={list}
              active={active ?? opened ?? null}
              opened={opened ?? null}
              onActive={setActive}
              onOpen={open}
              onAway={setAway}
              go={go}
              atTop={!away}
            />
          )}
          {isSearching && list.older !== null && <LiveFooter olderThan={list.older} />}
        </div>
        {opened !== undefined && !isNew && <OpenedExchange id={opened} rows={list.rows} onClose={() => open(null)} />}
      </div>
    </Page>
  )
}
