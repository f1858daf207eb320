import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus, Server } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { AddProvider } from './add-provider.tsx'
import { ProviderAsks } from './provider-asks.tsx'
import { ProvidersTable } from './providers-table.tsx'
import { RemoveProvider } from './remove-provider.tsx'
import { ReplaceKey } from './replace-key.tsx'

const route = getRouteApi('/providers')

export function Providers() {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const { add, asks } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery(queries.providers.list.queryOptions())
  const [replacing, setReplacing] = useState<ProviderView | null>(null)
  const [removing, setRemoving] = useState<ProviderView | null>(null)
  const asked = list.data?.find(({ name }) => name === asks)
  // Of one identity: the table's cells would be made anew with each.
  const showAsks = useCallback(({ name }: ProviderView) => void navigate({ search: { asks: name } }), [navigate])
  const close = () => void navigate({ search: {} })
  const showAdd = () => void navigate({ search: { add: true } })
  const addButton = (
    <Button look="primary" onClick={showAdd}>
      <Plus aria-hidden size={14} />
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={addButton}>
      <QueryPart query={list} skeleton={<TableSkeleton />}>
        {(providers) =>
          providers.length === 0 ? (
            <EmptyState icon={Server} title={t('empty_title')} action={addButton}>
              {t('empty_text')}
            </EmptyState>
          ) : (
            <>
              <ProvidersTable
                providers={providers}
                onReplaceKey={setReplacing}
                onAsks={showAsks}
                onRemove={setRemoving}
              />
              <p className="max-w-prose px-4 py-3 text-muted text-sm">{t('note')}</p>
            </>
          )
        }
      </QueryPart>
      {add === true && <AddProvider onClose={close} />}
      {replacing !== null && <ReplaceKey provider={replacing} onClose={() => setReplacing(null)} />}
      {asked !== undefined && <ProviderAsks provider={asked} onClose={close} />}
      {removing !== null && <RemoveProvider provider={removing} onClose={() => setRemoving(null)} />}
    </Page>
  )
}
