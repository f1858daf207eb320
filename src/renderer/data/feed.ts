import type { QueryClient } from '@tanstack/react-query'
import type { ControlClient } from '../../shared/contract/contract.ts'
import type { ChangeTopic } from '../../shared/contract/system.ts'
import type { ExchangeEvent } from '../../shared/contract/usage.ts'
import type { Transport } from '../client.ts'
import type { Queries } from './api.tsx'
import type { Connection } from './connection.ts'
import type { ExchangeEvents } from './exchange-events.ts'
import { gather } from './gather.ts'
import { outcomeOf } from './outcome.ts'

const OPEN_LIMIT_MS = 10_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 5_000
const EVENTS_EVERY_MS = 100
const NEWS_EVERY_MS = 750

export interface FeedParts {
  readonly client: ControlClient
  readonly queries: Queries
  readonly queryClient: QueryClient
  readonly transport: Transport
  readonly connection: Connection
  readonly exchangeEvents: ExchangeEvents
}

/** What makes copies old: a topic of the engine's, or traffic itself, and errors among it. */
type News = ChangeTopic | 'traffic' | 'errors'

/** Which copies become old. Traffic leaves lists of exchanges alone: who shows them hears of each. */
function keysOf(queries: Queries, news: News): readonly (readonly unknown[])[] {
  switch (news) {
    case 'status':
      return [queries.system.status.key()]
    case 'providers':
      return [queries.providers.list.key(), queries.limits.key(), queries.billing.key(), queries.system.status.key()]
    case 'routes':
      return [queries.routes.key()]
    case 'client_keys':
      return [queries.clientKeys.key(), queries.plans.list.key(), queries.connect.list.key()]
    case 'connections':
      return [queries.connect.list.key(), queries.clientKeys.key()]
    case 'settings':
      return [queries.settings.get.key(), queries.system.status.key(), queries.metrics.key(), queries.limits.key()]
    case 'prices':
      return [queries.prices.key()]
    case 'models':
      return [queries.models.list.key()]
    case 'updates':
      return [queries.updates.view.key()]
    case 'warnings':
      return [queries.warnings.list.key()]
    case 'exchanges':
      return [
        queries.warnings.key(),
        queries.usage.key(),
        queries.system.status.key(),
        queries.providers.list.key(),
        queries.clientKeys.list.key(),
      ]
    case 'privacy':
      return [queries.privacy.key(), queries.system.status.key()]
    case 'security':
      return [queries.security.key(), queries.system.status.key()]
    case 'billing':
      return [queries.billing.key()]
    case 'traffic':
      return [
        queries.usage.summary.key(),
        queries.system.status.key(),
        queries.providers.list.key(),
        queries.clientKeys.list.key(),
        queries.connect.list.key(),
      ]
    case 'errors':
      return [queries.usage.exchanges.key()]
  }
}

/** Rejects when `promise` takes longer: a call on a dead port never settles by itself. */
function within<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer in time.')), limitMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/**
 * The one consumer of the engine's two streams. It keeps the cache fresh, says whether the engine answers, and comes
 * back by itself. A hidden page lets go of both streams: a browser has six connections to one origin, and three
 * forgotten tabs would otherwise take them all.
 */
export function startFeed(parts: FeedParts): { readonly reconnect: () => void; readonly stop: () => void } {
  const { client, queries, queryClient, transport, connection, exchangeEvents } = parts
  let session = new AbortController()
  let stopped = false
  let delayMs = FIRST_DELAY_MS
  let retry: ReturnType<typeof setTimeout> | undefined

  const news = gather<News>(NEWS_EVERY_MS, (seen) => {
    if (seen.includes('exchanges')) exchangeEvents.tell(null)
    for (const one of new Set(seen)) {
      for (const queryKey of keysOf(queries, one)) void queryClient.invalidateQueries({ queryKey })
    }
  })
  const events = gather<ExchangeEvent>(EVENTS_EVERY_MS, (seen) => {
    exchangeEvents.tell(seen)
    news.add('traffic')
    if (seen.some(({ row }) => outcomeOf(row) === 'error')) news.add('errors')
  })

  async function consume(signal: AbortSignal): Promise<void> {
    const [changes, live] = await within(
      Promise.all([client.system.changes(undefined, { signal }), client.usage.live(undefined, { signal })]),
      OPEN_LIMIT_MS,
    )
    if (signal.aborted) return
    delayMs = FIRST_DELAY_MS
    connection.set('up')
    // Open first, fetch after: whatever happened in between is in one of the two.
    exchangeEvents.tell(null)
    void queryClient.invalidateQueries()
    const each = async <T>(stream: AsyncIterable<T>, take: (value: T) => void) => {
      for await (const value of stream) take(value)
    }
    await Promise.race([each(changes, ({ topic }) => news.add(topic)), each(live, events.add)])
  }

  function begin(): void {
    clearTimeout(retry)
    session.abort()
    if (stopped || document.hidden || connection.get() === 'signed_out') return
    const mine = new AbortController()
    session = mine
    const over = () => {
      if (mine.signal.aborted) return
      mine.abort()
      connection.set('down')
      retry = setTimeout(() => {
        transport.renew()
        begin()
      }, delayMs)
      delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
    }
    consume(mine.signal).then(over, over)
  }

  const lost = () => {
    connection.set('down')
    begin()
  }
  const reconnect = () => {
    delayMs = FIRST_DELAY_MS
    begin()
  }
  // Without resetting the delay: ports that die at once must not make a busy loop.
  transport.onRenewed(begin)
  transport.onLost(lost)
  transport.onRefused(() => {
    connection.set('signed_out')
    session.abort()
    queryClient.clear()
  })
  document.addEventListener('visibilitychange', reconnect)
  window.addEventListener('online', reconnect)
  begin()
  return {
    reconnect,
    stop: () => {
      stopped = true
      session.abort()
      clearTimeout(retry)
      document.removeEventListener('visibilitychange', reconnect)
      window.removeEventListener('online', reconnect)
    },
  }
}
