import { AppError } from '../../../shared/errors.ts'
import type { Provider } from '../providers/providers.ts'

/** What is known of a way (a key's id, or a provider's name where it has none) that is better left alone for a while. */
export interface Rest {
  readonly because: string
  /** Monotonic milliseconds. */
  readonly until: number
}

export interface KeyOptions {
  readonly isVaultReady: () => boolean
  readonly keyOf: (keyId: string) => string | null
  /** null: nothing is known against it. */
  readonly rest: (way: string) => Rest | null
  /** Counts up at each call, provider by provider. */
  readonly turnOf: (provider: Provider) => number
}

/** A key's id; null: the provider takes none, or has its own. */
export type KeyChoice = string | null

const NO_KEY: readonly [null] = [null]

/** The keys that there are, in their order. Throws `vault_locked` and `provider_key_missing`. */
export function keysOf(provider: Provider, options: KeyOptions): readonly KeyChoice[] {
  const usable = usableKeys(provider, options)
  if (usable.length > 0) return usable
  if (provider.keyIds.length > 0 && !options.isVaultReady())
    throw new AppError('vault_locked', { message: 'The vault with the providers’ keys is locked.' })
  throw keyMissing(provider)
}

export function usableKeys({ keyIds, definition }: Provider, { keyOf }: KeyOptions): readonly KeyChoice[] {
  if (definition.fixedKey !== undefined) return NO_KEY
  if (keyIds.length === 0) return definition.needsKey ? [] : NO_KEY
  const isThere = (id: string) => keyOf(id) !== null
  return keyIds.every(isThere) ? keyIds : keyIds.filter(isThere)
}

/** Those that may be used now, as the user wants them used. */
export function freeKeys(provider: Provider, keys: readonly KeyChoice[], options: KeyOptions): readonly KeyChoice[] {
  const free = keys.filter((keyId) => options.rest(keyId ?? provider.name) === null)
  if (provider.keyUse === 'order' || free.length < 2) return free
  // Over the free ones only: in a round over all, the neighbour of a resting key would get its share.
  const first = options.turnOf(provider) % free.length
  return [...free.slice(first), ...free.slice(0, first)]
}

/** For what lives in one account (files, batches, jobs): always the same key, as long as the provider takes it. */
export function steadyKey(provider: Provider, keys: readonly KeyChoice[], options: KeyOptions): KeyChoice {
  const taken = keys.find((keyId) => options.rest(keyId ?? provider.name)?.because !== 'refused')
  return taken === undefined ? (keys[0] ?? null) : taken
}

/** Of ways that all rest, the one whose rest is over first; one that the provider refused only where there is no other. */
export function dueFirst<Way extends { readonly provider: Provider; readonly keyId: KeyChoice }>(
  ways: readonly Way[],
  { rest }: Pick<KeyOptions, 'rest'>,
): Way | undefined {
  const due = ({ provider, keyId }: Way) => {
    const { because, until } = rest(keyId ?? provider.name) ?? { because: '', until: 0 }
    return { refused: because === 'refused', until }
  }
  return ways.toSorted((a, b) => Number(due(a).refused) - Number(due(b).refused) || due(a).until - due(b).until)[0]
}

/** Each provider's own count: with a common one, two tools in turn could always meet the same key. */
export function createTurns(): (provider: Provider) => number {
  const turns = new WeakMap<Provider, number>()
  return (provider) => {
    const turn = turns.get(provider) ?? 0
    turns.set(provider, turn + 1)
    return turn
  }
}

function keyMissing({ name }: Provider): AppError {
  return new AppError('provider_key_missing', {
    message: `The provider ${name} has no key.`,
    action: `Add it: waybill provider add ${name}`,
  })
}
