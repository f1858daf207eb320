import type { UseQueryResult } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { FolderInput, Plus, Radar, Server } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { WideLabel } from '../../components/wide-label.tsx'
import { FindServers } from '../../data/find-servers.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { AddProvider } from './add-provider.tsx'

import { ImportProviders } from './import-providers.tsx'
import { ProvidersTable } from './providers-table.tsx'
import { RemoveProvider } from './remove-provider.tsx'
import { ReplaceKey } from './replace-key.tsx'

const route = getRouteApi('/providers')

export function ProviderList({ list }: { list: UseQueryResult<ProviderView[]> }) {
  const { t } = useTranslation('providers')
  const { add, import: importing, find } = route.useSearch()
  const navigate = route.useNavigate()
  const [replacing, setReplacing] = useState<ProviderView | null>(null)
  const [removing, setRemoving] = useState<ProviderView | null>(null)
  const close = () => void navigate({ search: {} })
  const ways = (
    <>
      <Button title={t('find')} onClick={() => void navigate({ search: { find: true } })}>
        <Radar aria-hidden size={14} />
        <WideLabel>{t('find')}</WideLabel>
      </Button>
      <Button title={t('import')} onClick={() => void navigate({ search: { import: true } })}>
        <FolderInput aria-hidden size={14} />
        <WideLabel>{t('import')}</WideLabel>
      </Button>
      <Button look="primary" onClick={() => void navigate({ search: { add: true } })}>
        <Plus aria-hidden size={14} />
        {t('add')}
      </Button>
    </>
  )
  return (
    <Page title={t('title')} actions={ways}>
      <QueryPart query={list} skeleton={<TableSkeleton />}>
        {(providers) =>
          providers.length === 0 ? (
            <EmptyState icon={Server} title={t('empty_title')} action={ways}>
              {t('empty_text')}
            </EmptyState>
          ) : (
            <>
              <ProvidersTable providers={providers} onReplaceKey={setReplacing} onRemove={setRemoving} />
              <p className="max-w-prose px-4 py-3 text-muted text-sm">{t('note')}</p>
            </>
          )
        }
      </QueryPart>
      {add === true && <AddProvider onClose={close} />}
      {find === true && <FindServers onClose={close} />}
      {importing === true && <ImportProviders onClose={close} />}
      {replacing !== null && <ReplaceKey provider={replacing} onClose={() => setReplacing(null)} />}
      {removing !== null && <RemoveProvider provider={removing} onClose={() => setRemoving(null)} />}
    </Page>
  )
}
