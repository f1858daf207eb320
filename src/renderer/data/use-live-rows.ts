import { useQuery } from '@tanstack/react-query'
import type { ExchangeRow } from '../../shared/exchange-row.ts'
import { LIVE_ROWS_KEY } from './live-rows.ts'

const NONE: readonly ExchangeRow[] = []

/** What the feed has seen since it connected; the feed writes it, nothing fetches it. */
export function useLiveRows(): readonly ExchangeRow[] {
  const { data } = useQuery<readonly ExchangeRow[]>({
    queryKey: LIVE_ROWS_KEY,
    queryFn: () => NONE,
    enabled: false,
    initialData: NONE,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return data
}
