import { useQuery } from '@tanstack/react-query'
import { createColumnHelper } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { DataTable, type dataTableFeatures } from '../../components/data-table.tsx'
import { useApi } from '../../data/api.tsx'
import { formatCount } from '../../format/number.ts'
import { RouteActions } from './route-actions.tsx'
import { RouteProblems } from './route-problems.tsx'
import { RouteTargets } from './route-targets.tsx'
import { conditionTexts } from './route-words.ts'
import type { MoveRoute } from './use-move-route.ts'

/** On a phone, one below the other: as blocks, the two cells share what the table makes one cell of. */
const stacked = 'max-md:block max-md:h-auto! max-md:pl-4'

const helper = createColumnHelper<typeof dataTableFeatures, RouteView>()

interface RoutesTableProps {
  readonly caption: string
  readonly routes: RouteView[]
  readonly onMove: MoveRoute
  readonly onRemove: (route: RouteView) => void
}

export function RoutesTable({ caption, routes, onMove, onRemove }: RoutesTableProps) {
  const { t } = useTranslation('routes')
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data
  const columns = useMemo(
    () => [
      helper.display({
        id: 'place',
        header: t('place'),
        meta: { className: 'w-0 text-muted max-md:hidden' },
        cell: ({ row }) => formatCount(row.index + 1),
      }),
      helper.display({
        id: 'asked',
        header: t('asked'),
        // The same in both tables, one above the other.
        meta: { className: `md:w-[30%] ${stacked}` },
        cell: ({ row: { original } }) => {
          const conditions = conditionTexts(original.match, keys, t)
          return (
            <span className="block py-2 max-md:pb-1">
              <span className="wrap-anywhere block whitespace-normal">
                <code className="font-mono">{original.match.model}</code>
                {original.match.model === '*' && <span className="ml-2 text-muted">{t('any_model')}</span>}
              </span>
              {conditions.length > 0 && (
                <span className="wrap-anywhere block whitespace-normal text-muted text-sm">
                  {conditions.join(' · ')}
                </span>
              )}
            </span>
          )
        },
      }),
      helper.display({
        id: 'goes_to',
        header: t('goes_to'),
        meta: { className: stacked },
        cell: ({ row }) => (
          <div className="py-2 max-md:pt-0">
            <RouteTargets targets={row.original.targets} />
          </div>
        ),
      }),
      helper.display({
        id: 'actions',
        header: t('actions'),
        meta: { align: 'right', hiddenHeader: true, className: 'w-0' },
        cell: ({ row: { original } }) => (
          <RouteActions route={original} beside={routes} keys={keys} onMove={onMove} onRemove={onRemove} />
        ),
      }),
    ],
    [t, keys, routes, onMove, onRemove],
  )
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={routes}
      rowId={({ id }) => id}
      detail={({ problems }) => (problems.length === 0 ? null : <RouteProblems problems={problems} />)}
    />
  )
}
