import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { useApi } from '../../data/api.tsx'
import { mergeRows, type RowFilter } from '../../data/live-rows.ts'
import { useLiveRows } from '../../data/use-live-rows.ts'
import type { LiveSearch } from './live-search.ts'

const PAGE = 200
/** A search in names looks at many rows to show few. */
const SEARCH_PAGE = 1000

/** Recorded pages below, live rows on top, one list. The model's text is looked for here, in what is loaded. */
export function useExchanges({ provider, key, outcome, model }: LiveSearch) {
  const { client, queries } = useApi()
  const live = useLiveRows()
  const limit = model === undefined ? PAGE : SEARCH_PAGE
  const asked = useMemo(
    () => ({
      ...(provider === undefined ? {} : { provider_name: provider }),
      ...(key === undefined ? {} : { client_key_id: key }),
      ...(outcome === undefined ? {} : { outcome }),
    }),
    [provider, key, outcome],
  )
  const query = useInfiniteQuery({
    queryKey: [...queries.usage.exchanges.key(), 'pages', asked, limit],
    queryFn: ({ pageParam, signal }) =>
      client.usage.exchanges({ ...asked, limit, ...(pageParam === '' ? {} : { before_id: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page: readonly ExchangeRow[]) => (page.length < limit ? undefined : page.at(-1)?.id),
    staleTime: 0,
  })
  const pages = query.data?.pages
  const rows = useMemo(() => {
    const filter: RowFilter = { ...asked, model }
    return pages === undefined ? [] : mergeRows(pages.flat(), live, filter)
  }, [pages, live, asked, model])
  return { query, rows, searched: pages === undefined ? 0 : pages.reduce((sum, page) => sum + page.length, 0) }
}
