import { useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecurityEvent } from '../../../shared/contract/security.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { formatCount } from '../../format/number.ts'
import { formatInstant, formatMoment } from '../../format/time.ts'
import { eventLook } from './event-look.ts'

const helper = createColumnHelper<typeof dataTableFeatures, SecurityEvent>()

export function EventsTable({ events, now }: { readonly events: readonly SecurityEvent[]; readonly now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data
  const rows = useMemo(() => [...events], [events])
  const columns = useMemo(() => {
    const nothing = <span className="text-muted">{t('none', { ns: 'common' })}</span>
    const names = new Map((keys ?? []).map(({ id, name }) => [id, name]))
    return [
      helper.display({
        id: 'at',
        header: t('time'),
        cell: ({ row: { original } }) => (
          <span title={formatInstant(original.at)}>{formatMoment(original.at, now)}</span>
        ),
      }),
      helper.display({
        id: 'kind',
        header: t('what'),
        cell: ({ row: { original } }) => (
          <span className="flex items-center gap-1.5">
            <StateMark {...eventLook(original.kind)} />
            {t(`event_${original.kind}`)}
            {original.detail !== null && (
              <code className="max-w-56 truncate font-mono text-muted text-sm max-md:hidden" title={original.detail}>
                {original.detail}
              </code>
            )}
          </span>
        ),
      }),
      helper.display({
        id: 'count',
        header: t('count'),
        meta: { align: 'right' },
        cell: ({ row }) => formatCount(row.original.count),
      }),
      helper.display({
        id: 'key',
        header: t('key'),
        meta: { className: 'max-md:hidden' },
        cell: ({ row: { original } }) =>
          original.client_key_id === null ? nothing : (names.get(original.client_key_id) ?? original.client_key_id),
      }),
      helper.display({
        id: 'tool',
        header: t('tool'),
        meta: { className: 'max-sm:hidden' },
        cell: ({ row }) => row.original.tool ?? nothing,
      }),
      helper.display({
        id: 'port',
        header: t('from_port'),
        meta: { align: 'right', className: 'max-lg:hidden' },
        // A number of its own, no quantity: without separators.
        cell: ({ row }) => row.original.peer_port ?? nothing,
      }),
    ]
  }, [t, now, keys])
  return (
    <DataTable caption={t('events_table')} columns={columns} rows={rows} rowId={({ id }) => id} className="border-t" />
  )
}
