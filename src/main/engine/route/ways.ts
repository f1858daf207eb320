import { AppError } from '../../../shared/errors.ts'
import type { Provider } from '../providers/providers.ts'
import type { Destination } from './destination.ts'
import { dueFirst, freeKeys, type KeyChoice, type KeyOptions, keysOf, steadyKey, usableKeys } from './keys.ts'

/** A destination that is ready to be gone to, with the keys that lead there. */
interface Group<Prepared> {
  readonly provider: Provider
  readonly keys: readonly KeyChoice[]
  readonly prepared: Prepared
}

export interface Way<Prepared> {
  readonly provider: Provider
  readonly keyId: KeyChoice
  readonly prepared: Prepared
}

export interface WaysWanted<Prepared> {
  /** In their order. */
  readonly chosen: readonly Destination[]
  /** Who may answer in the place of the one that was chosen. */
  readonly standIns: readonly Destination[]
  readonly isMovable: boolean
  /** Throws where a request can't go there as it is. */
  readonly prepare: (destination: Destination) => Prepared
}

/** The ways to go, in the order in which they are tried. Throws why there is none: of several destinations, the first's reason. */
export function waysTo<Prepared>(
  { chosen, standIns, isMovable, prepare }: WaysWanted<Prepared>,
  options: KeyOptions,
): readonly [Way<Prepared>, ...Way<Prepared>[]] {
  const groups = [...groupsOf(chosen, prepare, options), ...helpers(standIns, prepare, options)]
  const [first] = groups as [Group<Prepared>, ...Group<Prepared>[]]
  // The usual case: one way, whatever is known of it. Only the provider itself may say no.
  if (!isMovable || (groups.length === 1 && first.keys.length === 1)) {
    const keyId = isMovable ? (first.keys[0] ?? null) : oneKey(first, options)
    return [{ provider: first.provider, keyId, prepared: first.prepared }]
  }
  const [free, ...others] = groups.flatMap(({ provider, keys, prepared }) =>
    freeKeys(provider, keys, options).map((keyId) => ({ provider, keyId, prepared })),
  )
  if (free) return [free, ...others]
  const all = groups.flatMap(({ provider, keys, prepared }) => keys.map((keyId) => ({ provider, keyId, prepared })))
  return [dueFirst(all, options) ?? { provider: first.provider, keyId: null, prepared: first.prepared }]
}

function groupsOf<Prepared>(
  chosen: readonly Destination[],
  prepare: (destination: Destination) => Prepared,
  options: KeyOptions,
): readonly Group<Prepared>[] {
  const reasons: AppError[] = []
  const groups: Group<Prepared>[] = []
  for (const destination of chosen) {
    try {
      const prepared = prepare(destination)
      groups.push({ provider: destination.provider, prepared, keys: keysOf(destination.provider, options) })
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
      reasons.push(thrown)
    }
  }
  if (groups.length === 0) throw reasons[0] ?? new Error('nowhere to go')
  return groups
}

/** Whoever has no key now is no help, nor is one that can't be asked what the user asks of it. */
function helpers<Prepared>(
  standIns: readonly Destination[],
  prepare: (destination: Destination) => Prepared,
  options: KeyOptions,
): readonly Group<Prepared>[] {
  return standIns.flatMap((destination) => {
    const keys = usableKeys(destination.provider, options)
    return keys.length === 0 ? [] : prepared(destination, prepare).map((each) => ({ ...each, keys }))
  })
}

function prepared<Prepared>(destination: Destination, prepare: (destination: Destination) => Prepared) {
  try {
    return [{ provider: destination.provider, prepared: prepare(destination) }]
  } catch (thrown) {
    if (thrown instanceof AppError) return []
    throw thrown
  }
}

function oneKey<Prepared>({ provider, keys }: Group<Prepared>, options: KeyOptions): KeyChoice {
  return keys.length === 1 ? (keys[0] ?? null) : steadyKey(provider, keys, options)
}
