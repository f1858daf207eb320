import { AppError } from '../../../shared/errors.ts'
import type { Read, Routed, Upstream } from '../exchange.ts'
import type { ConfiguredEndpoint, Provider } from '../providers/providers.ts'
import { chooseProvider } from './choose-provider.ts'
import { renameInBody, renameInPlace } from './rename-model.ts'
import { upstreamPath } from './upstream-path.ts'

export interface RouteOptions {
  readonly providers: () => readonly Provider[]
  readonly isVaultReady: () => boolean
  readonly keyOf: (keyId: string) => string | null
}

/** Throws `model_not_served`, `vault_locked` or `provider_key_missing`. */
export function route(read: Read, options: RouteOptions): Routed {
  const { place, model } = read
  const providers = options.providers()
  const choice = chooseProvider(providers, place.dialect, model, place.provider)
  if (choice === null) throw notServed(providers)
  const { provider } = choice
  // As is: a named provider gets the path even in a dialect of which we know no address.
  const endpoint = provider.endpoints[place.dialect] ?? provider.endpoints[provider.definition.mainDialect]
  if (!endpoint) throw notServed(providers)

  const renamed = model !== null && choice.model !== null && choice.model !== model
  const target = renamed ? { ...place, ...renameInPlace(place, model, choice.model) } : place
  const path = upstreamPath(endpoint.basePath, target) + target.query
  const upstream = upstreamOf(provider, endpoint, path, keyFor(provider, options))
  return { ...read, candidates: [{ upstream, outgoing: renamed ? renameInBody(read.body, choice.model) : read.body }] }
}

/** The call that tests a provider: its list of models, which every one of them has and none charges for. */
export function testUpstream(provider: Provider, key: string | null): Upstream {
  const { mainDialect, fixedKey } = provider.definition
  const endpoint = provider.endpoints[mainDialect]
  if (!endpoint) throw new AppError('invalid_input', { message: `${provider.name} has no base URL.` })
  const path = mainDialect === 'anthropic' ? '/v1/models' : '/models'
  return upstreamOf(provider, endpoint, upstreamPath(endpoint.basePath, { path, versionPrefix: '' }), fixedKey ?? key)
}

function upstreamOf(provider: Provider, endpoint: ConfiguredEndpoint, path: string, key: string | null): Upstream {
  return {
    providerName: provider.name,
    ledgerName: provider.ledgerName,
    url: endpoint.url,
    address: endpoint.url.hostname,
    path,
    auth: endpoint.auth,
    keyId: provider.keyId,
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

function keyFor(provider: Provider, options: RouteOptions): string | null {
  if (provider.definition.fixedKey !== undefined) return provider.definition.fixedKey
  if (provider.keyId === null) {
    if (provider.definition.needsKey) throw keyMissing(provider)
    return null
  }
  if (!options.isVaultReady())
    throw new AppError('vault_locked', { message: 'The vault with the providers’ keys is locked.' })
  const key = options.keyOf(provider.keyId)
  if (key === null) throw keyMissing(provider)
  return key
}

function keyMissing({ name }: Provider): AppError {
  return new AppError('provider_key_missing', {
    message: `The provider ${name} has no key.`,
    action: `Add it: waybill provider add ${name}`,
  })
}
