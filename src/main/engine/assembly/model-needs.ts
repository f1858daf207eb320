import { AppError } from '../../../shared/errors.ts'
import type { Upstream } from '../exchange.ts'
import { fetchJson } from '../forward/fetch-json.ts'
import type { Agents } from '../forward/forward.ts'
import type { KeyRing } from '../key-ring.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { CatalogueNeeds } from '../models/catalogue.ts'
import { priceInForce } from '../prices/in-force.ts'
import type { Prices } from '../prices/prices.ts'
import type { ProviderRegistry } from '../providers/registry.ts'
import { testUpstream } from '../route/route.ts'

/** OpenRouter's list, the longest of November 2026, is under a megabyte. */
const LIMITS = { timeoutMs: 30_000, mostBytes: 8 * 1024 * 1024 } as const

/** A server of this machine answers at once, or is none. */
const LOOK_LIMITS = { timeoutMs: 1500, mostBytes: 2 * 1024 * 1024 } as const

const IN_USE_MS = 30 * 24 * 60 * 60 * 1000

interface Sources {
  readonly ledger: Pick<Ledger, 'models' | 'report'>
  readonly registry: Pick<ProviderRegistry, 'all'>
  readonly keyRing: Pick<KeyRing, 'isReady' | 'keyOf'>
  readonly prices: Prices
  readonly agents: () => Agents
  readonly changed: () => void
}

/** What the catalogue needs of the parts: a provider is asked as it is tested, with its own key, over agents that are counted. */
export function modelNeeds({ ledger, registry, keyRing, prices, agents, changed }: Sources): CatalogueNeeds {
  return {
    now: Date.now,
    configured: registry.all,
    store: ledger.models,
    async ask(provider, { query, path }) {
      const { keyIds } = provider
      if (keyIds.length > 0 && !keyRing.isReady()) throw new AppError('vault_locked')
      const key = keyIds.map(keyRing.keyOf).find((each) => each !== null) ?? null
      const list = testUpstream(provider, key)
      const agent = agents().for(list.url, 'model_list', provider.name)
      return await fetchJson({ ...list, path: (path ?? list.path) + query }, agent, LIMITS)
    },
    priceOf({ name, definition: { priceId = null, free = false } }, model) {
      return priceInForce(prices, { free: false, ownServer: free, providerName: name, priceId, model, at: Date.now() })
    },
    contextOf: ({ definition: { priceId } }, model) =>
      priceId === undefined ? null : (prices.listPrice(priceId, model, Date.now())?.contextTokens ?? null),
    async inUse() {
      const { groups } = await ledger.report({
        since: Date.now() - IN_USE_MS,
        by: 'provider',
        then_by: 'model',
        filter: {},
        includeSandbox: true,
        percentiles: false,
      })
      return groups.map(({ group, then_group }) => ({ ledgerName: group, model: then_group ?? '' }))
    },
    changed,
  }
}

/** What a server of this machine says at a URL. It is sent no key. Throws as `fetchJson` does, or `offline`. */
export function lookAt(url: URL, agents: Agents): Promise<unknown> {
  const upstream: Upstream = {
    providerName: url.host,
    ledgerName: url.host,
    url,
    address: url.hostname,
    path: url.pathname,
    auth: 'none',
    keyId: null,
    key: null,
    free: true,
    priceId: null,
  }
  return fetchJson(upstream, agents.for(url, 'model_list', null), LOOK_LIMITS)
}
