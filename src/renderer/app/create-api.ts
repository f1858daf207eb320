import { QueryCache, QueryClient } from '@tanstack/react-query'
import { createClient, type Transport } from '../client.ts'
import { type Api, createQueries } from '../data/api.tsx'
import { createConnection } from '../data/connection.ts'
import { createExchangeEvents } from '../data/exchange-events.ts'
import { startFeed } from '../data/feed.ts'
import { isConnectionError } from '../data/request-error.ts'

/** Joins transport, cache and feed. One of it lives as long as the page. */
export function createApi(transport: Transport): Api {
  const connection = createConnection(transport.admitted ? 'connecting' : 'signed_out')
  const client = createClient(transport)
  const queries = createQueries(client)
  const exchangeEvents = createExchangeEvents()
  let reconnect = () => {}
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // A call that got no answer says that the streams are dead too, even where nothing closed them.
        if (isConnectionError(error) && connection.get() === 'up') reconnect()
      },
    }),
    defaultOptions: {
      queries: {
        // Loopback works without a network; the feed says when a copy is old, and fetches again after a lost connection.
        networkMode: 'always',
        retry: false,
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      // What was typed (a key, a passphrase) must not stay in a cache of past calls.
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  })
  const parts = { client, queries, queryClient, transport, connection, exchangeEvents }
  if (transport.admitted) reconnect = startFeed(parts).reconnect
  return { ...parts, reconnect }
}
