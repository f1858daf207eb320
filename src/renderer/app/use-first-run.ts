import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useApi } from '../data/api.tsx'
import { useConnectionState } from '../data/connection.ts'

/**
 * Where there is nothing at all yet, the introduction comes by itself: in place of the overview, once per visit, until it
 * was gone through or skipped. True while that is not decided: what is painted then may be gone at once.
 */
export function useFirstRun(): boolean {
  const { queries, connection } = useApi()
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const isDecided = useRef(false)
  const enabled = path === '/' && !isDecided.current
  const status = useQuery(queries.system.status.queryOptions({ enabled }))
  const settings = useQuery(queries.settings.get.queryOptions({ enabled }))
  const providers = useQuery(queries.providers.list.queryOptions({ enabled }))
  const keys = useQuery(queries.clientKeys.names.queryOptions({ enabled }))
  const asked = [status, settings, providers, keys]
  const isKnown = asked.every(({ data }) => data !== undefined)
  const isFirst =
    isKnown &&
    status.data?.demo === false &&
    status.data.exchanges === 0 &&
    settings.data?.welcomed === false &&
    providers.data?.length === 0 &&
    keys.data?.length === 0
  const isFailing = useConnectionState(connection) === 'down' || asked.some(({ isError }) => isError)
  useEffect(() => {
    if (path !== '/') isDecided.current = true
    if (!enabled || !isKnown) return
    isDecided.current = true
    if (isFirst) void navigate({ to: '/welcome', replace: true })
  }, [path, enabled, isKnown, isFirst, navigate])
  return enabled && !isFailing && (!isKnown || isFirst)
}
