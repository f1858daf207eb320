import type { Asks } from '../../../shared/contract/asks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Candidate, Read, Routed, Screened, Upstream } from '../exchange.ts'
import type { ConfiguredEndpoint, Provider } from '../providers/providers.ts'
import { estimateInputTokens } from '../scan/estimate-tokens.ts'
import { askProvider } from './ask-provider.ts'
import { askUsage } from './ask-usage.ts'
import { askedFormat } from './asked-format.ts'
import { asksInForce, mayEditBodies, sameAsks } from './asks-in-force.ts'
import { withEdits } from './body-edits.ts'
import type { Destination } from './destination.ts'
import { createTurns, type KeyChoice, type KeyOptions } from './keys.ts'
import { notOverWebSocket, notServed } from './not-served.ts'
import { createPseudonyms, type Pseudonym, type PseudonymsOf } from './pseudonyms.ts'
import type { Question } from './question.ts'
import { renameInBody, renameInPlace } from './rename-model.ts'
import { resolve } from './resolve.ts'
import type { RouteTable } from './route-table.ts'
import { isMovable, standInsFor } from './stand-ins.ts'
import { translatedWay } from './translated-way.ts'
import { upstreamPath } from './upstream-path.ts'
import { type Way, waysTo } from './ways.ts'

export { createPseudonyms, createTurns, mayEditBodies }

export interface RouteOptions extends KeyOptions {
  /** Where this client key may lead. */
  readonly providersFor: (clientKeyId: string) => readonly Provider[]
  /** The rules that hold for it. */
  readonly tableFor: (clientKeyId: string) => RouteTable
  /** The names of those whose catalogue has a model. */
  readonly providersWith: (model: string) => readonly string[]
  readonly pseudonymsOf: PseudonymsOf
}

/** Throws `model_not_served`, `vault_locked`, `provider_key_missing` or `asks_unmet`. */
export function route(read: Screened, options: RouteOptions): Routed {
  const { id } = read.clientKey
  const providers = options.providersFor(id)
  const question = questionOf(read)
  const { providersWith } = options
  const resolution = resolve(question, { providers, providersWith, table: options.tableFor(id), turns: 'next' })
  if (resolution.destinations.length === 0) {
    const isSocket = read.channel.type === 'upgrade' && question.format !== null && providers.length > 0
    throw isSocket ? notOverWebSocket() : notServed(providers)
  }
  let like: Target | undefined
  const prepare = (destination: Destination): Target => {
    const target = targetOf(read, destination, options, like)
    like ??= target
    return target
  }
  const standIns = standInsFor(resolution, question, providers)
  const { isMovable } = question
  const [first, ...others] = waysTo({ chosen: resolution.destinations, standIns, isMovable, prepare }, options)
  const candidate = ({ prepared, keyId }: Way<Target>) => candidateOf(prepared, keyId, options)
  return { ...read, candidates: [candidate(first), ...others.map(candidate)] }
}

function questionOf(read: Screened): Question {
  const { place, model, clientKey, body, kind } = read
  let inputTokens: number | null = null
  return {
    dialect: place.dialect,
    format: askedFormat(read),
    provider: place.provider,
    model,
    clientKeyId: clientKey.id,
    project: clientKey.project,
    kind,
    inputTokens: () => (inputTokens ??= estimateInputTokens(body)),
    isMovable: isMovable(read),
  }
}

/** All of a way but its key. */
interface Target extends Pick<Candidate, 'outgoing' | 'headers' | 'asksUsage' | 'model' | 'translation'> {
  readonly provider: Provider
  readonly asks: Asks | null
  readonly endpoint: ConfiguredEndpoint
  readonly path: string
}

function targetOf(read: Read, destination: Destination, options: RouteOptions, like?: Target): Target {
  const { clientKey } = read
  const { provider } = destination
  const asks = asksInForce(clientKey, provider)
  const pseudonym = options.pseudonymsOf(clientKey.id)
  if (destination.isTranslated) return { provider, asks, ...translatedWay(read, destination, asks, pseudonym) }
  return asItIs(read, destination, asks, pseudonym, like)
}

function asItIs(
  read: Read,
  { provider, model: name }: Destination,
  asks: Asks | null,
  pseudonym: Pseudonym,
  like: Target | undefined,
): Target {
  const { place, model } = read
  // As is: a named provider gets the path even in a dialect of which we know no address.
  const endpoint = provider.endpoints[place.dialect] ?? provider.endpoints[provider.definition.mainDialect]
  if (!endpoint) throw notServed([provider])
  const renamed = model !== null && name !== null && name !== model
  const placed = renamed ? { ...place, ...renameInPlace(place, model, name) } : place
  const path = upstreamPath(endpoint.basePath, placed) + placed.query
  // One body in memory for all accounts of a kind.
  const isAlike = like?.provider.definition === provider.definition && like.translation === null && like.model === name
  if (isAlike && sameAsks(like.asks, asks)) return { ...like, provider, endpoint, path }
  const usage = askUsage(read, provider.definition)
  const rename = renamed ? renameInBody(read.body, name) : null
  const asked = asks && askProvider(read, provider, asks, pseudonym)
  const edits = [usage, rename, ...(asked?.edits ?? [])].filter((edit) => edit !== null)
  const outgoing = withEdits(asked?.body ?? read.body, edits)
  const changed = { outgoing, headers: asked?.headers ?? null, asksUsage: usage !== null }
  return { provider, asks, endpoint, path, ...changed, model: name, translation: null }
}

function candidateOf(target: Target, keyId: KeyChoice | undefined, options: RouteOptions): Candidate {
  const { provider, endpoint, path, outgoing, headers, asksUsage, model, translation } = target
  const key = provider.definition.fixedKey ?? (keyId ? options.keyOf(keyId) : null)
  const upstream = upstreamOf(provider, endpoint, path, { id: keyId ?? null, key })
  return { upstream, outgoing, headers, asksUsage, model, translation }
}

/** The call that tests a provider: its list of models, which every one of them has and none charges for. */
export function testUpstream(provider: Provider, key: string | null): Upstream {
  const { mainDialect, fixedKey, test } = provider.definition
  const endpoint = provider.endpoints[mainDialect]
  if (!endpoint) throw new AppError('invalid_input', { message: `${provider.name} has no base URL.` })
  const list = test?.path ?? (mainDialect === 'anthropic' ? '/v1/models' : '/models')
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
