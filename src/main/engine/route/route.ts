import type { Asks } from '../../../shared/contract/asks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Candidate, Read, Routed, Screened, Upstream } from '../exchange.ts'
import type { ConfiguredEndpoint, Provider } from '../providers/providers.ts'
import { askProvider } from './ask-provider.ts'
import { askUsage } from './ask-usage.ts'
import { asksInForce, mayEditBodies, sameAsks } from './asks-in-force.ts'
import { withEdits } from './body-edits.ts'
import { type Choice, chooseProvider } from './choose-provider.ts'
import {
  createTurns,
  dueFirst,
  freeKeys,
  type KeyChoice,
  type KeyOptions,
  keysOf,
  steadyKey,
  usableKeys,
} from './keys.ts'
import { createPseudonyms, type PseudonymsOf } from './pseudonyms.ts'
import { renameInBody, renameInPlace } from './rename-model.ts'
import { isMovable, standInsFor } from './stand-ins.ts'
import { upstreamPath } from './upstream-path.ts'

export { createPseudonyms, createTurns, mayEditBodies }

export interface RouteOptions extends KeyOptions {
  /** Where this client key may lead. */
  readonly providersFor: (clientKeyId: string) => readonly Provider[]
  readonly pseudonymsOf: PseudonymsOf
}

/** Throws `model_not_served`, `vault_locked`, `provider_key_missing` or `asks_unmet`. */
export function route(read: Screened, options: RouteOptions): Routed {
  const providers = options.providersFor(read.clientKey.id)
  const choice = chooseProvider(providers, read.place.dialect, read.model, read.place.provider)
  if (choice === null) throw notServed(providers)
  const target = targetOf(read, choice, options)
  if (target === null) throw notServed(providers)
  const keys = keysOf(choice.provider, options)

  const movable = isMovable(read)
  const standIns = movable ? standInsFor(choice, read, providers) : []
  // The usual case: one way, whatever is known of it. Only the provider itself may say no.
  if (keys.length === 1 && standIns.length === 0)
    return { ...read, candidates: [candidateOf(target, keys[0], options)] }
  if (!movable) {
    return { ...read, candidates: [candidateOf(target, steadyKey(choice.provider, keys, options), options)] }
  }

  const groups = [{ target, keys }, ...standIns.flatMap((standIn) => standInGroup(read, standIn, target, options))]
  const [first, ...others] = groups.flatMap((group) =>
    freeKeys(group.target.provider, group.keys, options).map((keyId) => candidateOf(group.target, keyId, options)),
  )
  if (first) return { ...read, candidates: [first, ...others] }
  const ways = groups.flatMap((group) =>
    group.keys.map((keyId) => ({ provider: group.target.provider, target: group.target, keyId })),
  )
  const due = dueFirst(ways, options)
  return { ...read, candidates: [candidateOf(due?.target ?? target, due?.keyId ?? null, options)] }
}

/** All of a way but its key. */
interface Target extends Pick<Candidate, 'outgoing' | 'headers' | 'asksUsage' | 'model' | 'translation'> {
  readonly provider: Provider
  readonly asks: Asks | null
  readonly endpoint: ConfiguredEndpoint
  readonly path: string
}

function targetOf(read: Read, choice: Choice, options: RouteOptions, like?: Target): Target | null {
  const { place, model, clientKey } = read
  const { provider } = choice
  // As is: a named provider gets the path even in a dialect of which we know no address.
  const endpoint = provider.endpoints[place.dialect] ?? provider.endpoints[provider.definition.mainDialect]
  if (!endpoint) return null
  const renamed = model !== null && choice.model !== null && choice.model !== model
  const placed = renamed ? { ...place, ...renameInPlace(place, model, choice.model) } : place
  const path = upstreamPath(endpoint.basePath, placed) + placed.query
  const asks = asksInForce(clientKey, provider)
  // One body in memory for all accounts of a kind.
  if (like?.provider.definition === provider.definition && sameAsks(like.asks, asks)) {
    return { ...like, provider, endpoint, path }
  }
  const usage = askUsage(read, provider.definition)
  const name = renamed ? renameInBody(read.body, choice.model) : null
  const asked = asks && askProvider(read, provider, asks, options.pseudonymsOf(clientKey.id))
  const edits = [usage, name, ...(asked?.edits ?? [])].filter((edit) => edit !== null)
  const outgoing = withEdits(asked?.body ?? read.body, edits)
  const changed = { outgoing, headers: asked?.headers ?? null, asksUsage: usage !== null }
  return { provider, asks, endpoint, path, ...changed, model: choice.model, translation: null }
}

/** Whoever has no key now is no help, nor is one that can't be asked what the user asks of it. */
function standInGroup(read: Read, provider: Provider, chosen: Target, options: RouteOptions) {
  const keys = usableKeys(provider, options)
  if (keys.length === 0) return []
  try {
    const target = targetOf(read, { provider, model: read.model }, options, chosen)
    return target === null ? [] : [{ target, keys }]
  } catch (thrown) {
    if (thrown instanceof AppError) return []
    throw thrown
  }
}

function candidateOf(target: Target, keyId: KeyChoice | undefined, options: RouteOptions): Candidate {
  const { provider, endpoint, path, outgoing, headers, asksUsage, model, translation } = target
  const key = provider.definition.fixedKey ?? (keyId ? options.keyOf(keyId) : null)
  const upstream = upstreamOf(provider, endpoint, path, { id: keyId ?? null, key })
  return { upstream, outgoing, headers, asksUsage, model, translation }
}

/** The call that tests a provider: its list of models, which every one of them has and none charges for. */
export function testUpstream(provider: Provider, key: string | null): Upstream {
  const { mainDialect, fixedKey } = provider.definition
  const endpoint = provider.endpoints[mainDialect]
  if (!endpoint) throw new AppError('invalid_input', { message: `${provider.name} has no base URL.` })
  const list = mainDialect === 'anthropic' ? '/v1/models' : '/models'
  const path = upstreamPath(endpoint.basePath, { path: list, versionPrefix: '' })
  return upstreamOf(provider, endpoint, path, { id: null, key: fixedKey ?? key })
}

function upstreamOf(
  provider: Provider,
  endpoint: ConfiguredEndpoint,
  path: string,
  { id, key }: { readonly id: string | null; readonly key: string | null },
): Upstream {
  return {
    providerName: provider.name,
    ledgerName: provider.ledgerName,
    url: endpoint.url,
    address: endpoint.url.hostname,
    path,
    auth: endpoint.auth,
    keyId: id,
    key,
    free: provider.definition.free ?? false,
    priceId: provider.definition.priceId ?? null,
  }
}

function notServed(providers: readonly Provider[]): AppError {
  const names = providers.map(({ name }) => name).join(', ')
  const message =
    providers.length === 0 ? 'No provider is configured.' : `No configured provider serves this. Configured: ${names}.`
  return new AppError('model_not_served', { message })
}
