import { useQuery } from '@tanstack/react-query'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { useApi } from '../../data/api.tsx'
import { placeOf } from './exchange-list.ts'
import { ExchangePanel } from './exchange-panel.tsx'

/** The details of an exchange out of the list, or of one that a link names and the list does not hold. */
export function OpenedExchange({
  id,
  rows,
  onClose,
}: {
  readonly id: string
  readonly rows: readonly ExchangeRow[]
  readonly onClose: () => void
}) {
  const { client, queries } = useApi()
  const at = rows[placeOf(rows, id)]
  const held = at?.id === id ? at : undefined
  const query = useQuery({
    queryKey: [...queries.usage.search.key(), 'one', id],
    // The one right before whatever comes after it.
    queryFn: ({ signal }) => client.usage.search({ before_id: `${id}~`, limit: 1 }, { signal }),
    enabled: held === undefined,
  })
  const fetched = query.data?.rows.find((row) => row.id === id)
  if (held === undefined && query.isPending) return null
  return <ExchangePanel row={held ?? fetched ?? null} onClose={onClose} />
}
