import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView, CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { TableSkeleton } from '../../components/table-skeleton.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { ClientKeysTable } from './client-keys-table.tsx'
import { CreateKey } from './create-key.tsx'
import { EditKey } from './edit-key.tsx'
import { KeyAsks } from './key-asks.tsx'
import { KeyScan } from './key-scan.tsx'
import { refreshMs } from './refresh.ts'
import { RevokeKey } from './revoke-key.tsx'
import { RotateKey } from './rotate-key.tsx'
import { ShownOnce } from './shown-once.tsx'
import { SuspendKey } from './suspend-key.tsx'

const route = getRouteApi('/client-keys')

/** What is asked before it is done, and of which key. */
interface Asked {
  readonly what: 'rotate' | 'suspend' | 'revoke'
  readonly key: ClientKeyView
}

export function KeyList({ createButton }: { createButton: ReactNode }) {
  const { t } = useTranslation('clientKeys')
  const { queries } = useApi()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery({
    ...queries.clientKeys.list.queryOptions(),
    refetchInterval: ({ state }) => refreshMs(state.data ?? []),
  })
  // The one place of the page that ever holds a client key, until its dialog is closed.
  const [fresh, setFresh] = useState<CreatedClientKey | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  // Of one identity: the table's cells would be made anew with each.
  const onRotate = useCallback((key: ClientKeyView) => setAsked({ what: 'rotate', key }), [])
  const onSuspend = useCallback((key: ClientKeyView) => setAsked({ what: 'suspend', key }), [])
  const onRevoke = useCallback((key: ClientKeyView) => setAsked({ what: 'revoke', key }), [])
  const closeDialog = () => void navigate({ search: {} })
  const closeAsked = () => setAsked(null)
  const inUse = (wanted: string | undefined) =>
    list.data?.find(({ id, revoked_at }) => id === wanted && revoked_at === null)
  const edited = inUse(search.edit)
  const asksOf = inUse(search.asks)
  const scanned = inUse(search.scan)
  const connect = (
    <>
      {t('connect_hint')}{' '}
      <Link to="/connect" className="text-accent underline underline-offset-2">
        {t('connect_link')}
      </Link>
    </>
  )
  return (
    <>
      <QueryPart query={list} skeleton={<TableSkeleton />}>
        {(keys) =>
          keys.length === 0 ? (
            <EmptyState icon={KeyRound} title={t('empty_title')} action={createButton}>
              {t('empty_text')} {connect}
            </EmptyState>
          ) : (
            <>
              <ClientKeysTable keys={keys} onRotate={onRotate} onSuspend={onSuspend} onRevoke={onRevoke} />
              <p className="max-w-prose px-4 py-3 text-muted text-sm">
                {t('note')} {connect}
              </p>
            </>
          )
        }
      </QueryPart>
      {search.create === true && (
        <CreateKey
          onClose={closeDialog}
          onCreated={(key) => {
            setFresh(key)
            closeDialog()
          }}
        />
      )}
      {edited !== undefined && <EditKey key={edited.id} clientKey={edited} onClose={closeDialog} />}
      {asksOf !== undefined && <KeyAsks clientKey={asksOf} onClose={closeDialog} />}
      {scanned !== undefined && <KeyScan clientKey={scanned} onClose={closeDialog} />}
      {asked?.what === 'suspend' && <SuspendKey clientKey={asked.key} onClose={closeAsked} />}
      {asked?.what === 'revoke' && <RevokeKey clientKey={asked.key} onClose={closeAsked} />}
      {asked?.what === 'rotate' && (
        <RotateKey
          clientKey={asked.key}
          onClose={closeAsked}
          onRotated={(key) => {
            setFresh(key)
            closeAsked()
          }}
        />
      )}
      {fresh !== null && <ShownOnce created={fresh} onClose={() => setFresh(null)} />}
    </>
  )
}
