import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Layers } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../../shared/contract/plans.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { PlansTable } from './plans-table.tsx'
import { RemovePlan } from './remove-plan.tsx'

const route = getRouteApi('/client-keys')

export function Plans({ createButton }: { createButton: ReactNode }) {
  const { t } = useTranslation('clientKeys')
  const { queries } = useApi()
  const { create, edit } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery(queries.plans.list.queryOptions())
  const [removing, setRemoving] = useState<PlanView | null>(null)
  const edited = list.data?.find(({ name }) => name === edit)
  const close = () => void navigate({ search: { view: 'plans' } })
  return (
    <>
      <QueryPart query={list} skeleton={<TableSkeleton />}>
        {(plans) =>
          plans.length === 0 ? (
            <EmptyState icon={Layers} title={t('plans_empty_title')} action={createButton}>
              {t('plans_empty_text')}
            </EmptyState>
          ) : (
            <>
              <PlansTable plans={plans} onRemove={setRemoving} />
              <p className="max-w-prose px-4 py-3 text-muted text-sm">{t('plans_note')}</p>
            </>
          )
        }
      </QueryPart>
      {create === true && list.data !== undefined && (
        <PlanDialog plan={null} taken={list.data.map(({ name }) => name)} onClose={close} />
      )}
      {edited !== undefined && <PlanDialog key={edited.name} plan={edited} taken={[]} onClose={close} />}
      {removing !== null && <RemovePlan plan={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}
