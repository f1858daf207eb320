import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { KeyRound, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView, CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { ClientKeysTable } from './client-keys-table.tsx'
import { CreateKey } from './create-key.tsx'
import { KeyAsks } from './key-asks.tsx'
import { KeyScan } from './key-scan.tsx'
import { refreshMs } from './refresh.ts'
import { RevokeKey } from './revoke-key.tsx'
import { RotateKey } from './rotate-key.tsx'
import { ShownOnce } from './shown-once.tsx'

const route = getRouteApi('/client-keys')

export function ClientKeys() {
  const { t } = useTranslation('clientKeys')
  const { queries } = useApi()
  const { create, asks, scan } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery({
    ...queries.clientKeys.list.queryOptions(),
    refetchInterval: ({ state }) => refreshMs(state.data ?? []),
  })
  // The one place of the page that ever holds a client key, until its dialog is closed.
  const [fresh, setFresh] = useState<CreatedClientKey | null>(null)
  const [rotating, setRotating] = useState<ClientKeyView | null>(null)
  const [revoking, setRevoking] = useState<ClientKeyView | null>(null)
  const inUse = (wanted: string | undefined) =>
    list.data?.find(({ id, revoked_at }) => id === wanted && revoked_at === null)
  const asked = inUse(asks)
  const scanned = inUse(scan)
  // Of one identity: the table's cells would be made anew with each.
  const showAsks = useCallback(({ id }: ClientKeyView) => void navigate({ search: { asks: id } }), [navigate])
  const showScan = useCallback(({ id }: ClientKeyView) => void navigate({ search: { scan: id } }), [navigate])
  const closeDialog = () => void navigate({ search: {} })
  const createButton = (
    <Button look="primary" onClick={() => void navigate({ search: { create: true } })}>
      <Plus aria-hidden size={14} />
      {t('create')}
    </Button>
  )
  return (
    <Page title={t('title')} actions={createButton}>
      <QueryPart query={list} skeleton={<TableSkeleton />}>
        {(keys) =>
          keys.length === 0 ? (
            <EmptyState icon={KeyRound} title={t('empty_title')} action={createButton}>
              {t('empty_text')}
            </EmptyState>
          ) : (
            <>
              <ClientKeysTable
                keys={keys}
                onRotate={setRotating}
                onAsks={showAsks}
                onScan={showScan}
                onRevoke={setRevoking}
              />
              <p className="max-w-prose px-4 py-3 text-muted text-sm">{t('note')}</p>
            </>
          )
        }
      </QueryPart>
      {create === true && (
        <CreateKey
          onClose={closeDialog}
          onCreated={(key) => {
            setFresh(key)
            closeDialog()
          }}
        />
      )}
      {rotating !== null && (
        <RotateKey
          clientKey={rotating}
          onClose={() => setRotating(null)}
          onRotated={(key) => {
            setFresh(key)
            setRotating(null)
          }}
        />
      )}
      {asked !== undefined && <KeyAsks clientKey={asked} onClose={closeDialog} />}
      {scanned !== undefined && <KeyScan clientKey={scanned} onClose={closeDialog} />}
      {revoking !== null && <RevokeKey clientKey={revoking} onClose={() => setRevoking(null)} />}
      {fresh !== null && <ShownOnce created={fresh} onClose={() => setFresh(null)} />}
    </Page>
  )
}
