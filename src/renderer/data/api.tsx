import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { QueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use } from 'react'
import type { ControlClient } from '../../shared/contract/contract.ts'
import type { Transport } from '../client.ts'
import type { Connection } from './connection.ts'
import type { ExchangeEvents } from './exchange-events.ts'

/** Everything that a screen needs to ask the engine. */
export interface Api {
  readonly client: ControlClient
  readonly queries: Queries
  readonly queryClient: QueryClient
  readonly transport: Transport
  readonly connection: Connection
  readonly exchangeEvents: ExchangeEvents
  /** Try to reach the engine now, in place of waiting for the next attempt. */
  readonly reconnect: () => void
}

export type Queries = ReturnType<typeof createQueries>

/** The contract as options for TanStack Query: `useQuery(queries.providers.list.queryOptions())`. */
export function createQueries(client: ControlClient) {
  return createTanstackQueryUtils(client)
}

const ApiContext = createContext<Api | null>(null)

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return <ApiContext value={api}>{children}</ApiContext>
}

export function useApi(): Api {
  const api = use(ApiContext)
  if (api === null) throw new Error('A screen was rendered outside of ApiProvider.')
  return api
}
