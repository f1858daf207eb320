import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolId } from '../../../shared/contract/connect.ts'
import { Page } from '../../components/page.tsx'
import { useWide } from '../../components/use-wide.ts'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { ProviderFirst } from './provider-first.tsx'
import { TilesSkeleton } from './tiles-skeleton.tsx'
import { ToolDetail } from './tool-detail.tsx'
import { ToolTiles } from './tool-tiles.tsx'
import { VaultFirst } from './vault-first.tsx'

const route = getRouteApi('/connect')

/** All tools; where one is open, its set-up stands beside them, or in their place where there is no room for both. */
export function Connect() {
  const { t } = useTranslation('connect')
  const { queries } = useApi()
  const { tool } = route.useSearch()
  const navigate = route.useNavigate()
  const isWide = useWide()
  const list = useQuery(queries.connect.list.queryOptions())
  useFocusWith(tool)
  return (
    <Page title={t('title')} fixed>
      <QueryPart query={list} skeleton={<TilesSkeleton />}>
        {(tools) => {
          const chosen = tools.find(({ id }) => id === tool)
          return (
            <>
              <div className="shrink-0 space-y-2 px-4 pt-3 empty:hidden">
                <VaultFirst />
                <ProviderFirst tool={chosen} to={{ to: '/providers', search: { add: true } }} />
              </div>
              <div className="flex min-h-0 flex-1">
                {(chosen === undefined || isWide) && (
                  <div
                    className={
                      chosen === undefined ? 'flex-1 overflow-y-auto p-4' : 'w-60 shrink-0 overflow-y-auto border-r p-3'
                    }
                  >
                    {chosen === undefined && <p className="mb-4 max-w-prose text-muted">{t('note')}</p>}
                    <ToolTiles
                      tools={tools}
                      chosen={tool}
                      isList={chosen !== undefined}
                      to={(id) => ({ to: '/connect', search: { tool: id } })}
                    />
                  </div>
                )}
                {chosen !== undefined && (
                  <ToolDetail key={chosen.id} tool={chosen} onClose={() => void navigate({ search: {} })} />
                )}
              </div>
            </>
          )
        }}
      </QueryPart>
    </Page>
  )
}

/** The keyboard goes into what was opened, and back to the tile that it was opened from. */
function useFocusWith(tool: ToolId | undefined): void {
  const before = useRef(tool)
  useEffect(() => {
    if (before.current === tool) return
    document.getElementById(tool === undefined ? `tool-${before.current}` : 'tool')?.focus()
    before.current = tool
  }, [tool])
}
