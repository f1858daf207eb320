import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { Button } from '../../components/button.tsx'
import { Page } from '../../components/page.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { Explain } from './explain.tsx'
import { RemoveRoute } from './remove-route.tsx'
import { RouteDialog } from './route-dialog.tsx'
import { RouteList } from './route-list.tsx'
import { RoutesEmpty } from './routes-empty.tsx'

const route = getRouteApi('/routes')

/** Which requests go where, and beside it what would become of one. */
export function Routes(): ReactNode {
  const { t } = useTranslation('routes')
  const { queries } = useApi()
  const { add, edit } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery(queries.routes.list.queryOptions())
  const [removing, setRemoving] = useState<RouteView | null>(null)
  const edited = list.data?.find(({ id }) => id === edit)
  // The request that is explained stays in the address.
  const close = () => void navigate({ search: ({ add: _, edit: __, ...asked }) => asked })
  const addButton = (
    <Button look="primary" onClick={() => void navigate({ search: (now) => ({ ...now, add: true }) })}>
      <Plus aria-hidden size={14} />
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={addButton}>
      <div className="min-h-full lg:grid lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <QueryPart query={list} skeleton={<TableSkeleton />}>
            {(routes) => (routes.length === 0 ? <RoutesEmpty /> : <RouteList routes={routes} onRemove={setRemoving} />)}
          </QueryPart>
        </div>
        <Explain />
      </div>
      {add === true && <RouteDialog route={null} onClose={close} />}
      {edited !== undefined && <RouteDialog key={edited.id} route={edited} onClose={close} />}
      {removing !== null && <RemoveRoute route={removing} onClose={() => setRemoving(null)} />}
    </Page>
  )
}
