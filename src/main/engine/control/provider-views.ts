import type { ProviderKeyView, ProviderKind, ProviderView } from '../../../shared/contract/providers.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { KeyRing } from '../key-ring.ts'
import type { ProviderKeyRecord, ProviderRecord } from '../ledger/ledger.ts'
import type { Provider, ProviderDefinition } from '../providers/providers.ts'

/** A way (a key's id, or a provider's name where it has none) that rests; `until` in UTC milliseconds. */
export type RestOf = (
  way: string,
) => { readonly because: NonNullable<ProviderKeyView['resting_because']>; readonly until: number } | null

export interface Seen {
  readonly keyRing: Pick<KeyRing, 'isReady' | 'keyOf'>
  readonly rest: RestOf
}

export function kindView(definition: ProviderDefinition): ProviderKind {
  return {
    kind: definition.kind,
    title: definition.title,
    base_url: isInside(definition) ? '' : mainEndpoint(definition),
    needs_key: definition.needsKey,
    needs_base_url: mainEndpoint(definition) === '',
    key_note: definition.keyForm?.note ?? null,
    base_url_example: definition.baseUrlForm?.example ?? null,
    dialects: dialectsOf(definition),
    formats: [...definition.formats],
    key_page: definition.keyPage ?? null,
    policy_page: definition.policyPage ?? null,
    region: definition.region ?? null,
  }
}

export function providerView(
  record: ProviderRecord,
  provider: Provider,
  seen: Seen,
  usage: { last_used_at: number; last_status_code: number | null; latency_ms: number | null } | undefined,
): ProviderView {
  const { definition, endpoints } = provider
  const keys = record.keys.map((key) => keyView(key, seen))
  return {
    name: record.name,
    ledger_name: provider.ledgerName,
    kind: record.kind,
    title: definition.title,
    base_url: isInside(definition) ? '' : (endpoints[definition.mainDialect]?.baseUrl ?? ''),
    dialects: dialectsOf(provider),
    formats: [...provider.formats],
    formats_set: record.formats !== null,
    key_state: keyState(keys, definition),
    ...restOfAll(record.name, keys, seen.rest),
    key_use: record.key_use,
    asks: record.asks,
    keys,
    created_at: record.created_at,
    last_used_at: usage?.last_used_at ?? null,
    last_status_code: usage?.last_status_code ?? null,
    latency_ms: usage?.latency_ms ?? null,
  }
}

export function keyView({ id, last4, created_at }: ProviderKeyRecord, { keyRing, rest }: Seen): ProviderKeyView {
  const resting = rest(id)
  const state = !keyRing.isReady() ? 'locked' : keyRing.keyOf(id) === null ? 'missing' : resting ? 'resting' : 'ready'
  return {
    id,
    last4,
    state,
    resting_because: resting?.because ?? null,
    resting_until: resting?.until ?? null,
    created_at,
  }
}

const BEST_FIRST = ['ready', 'resting', 'locked', 'missing'] as const

function keyState(keys: readonly ProviderKeyView[], definition: ProviderDefinition): ProviderView['key_state'] {
  const best = BEST_FIRST.find((state) => keys.some((key) => key.state === state))
  return best ?? (definition.needsKey ? 'missing' : 'not_needed')
}

/** Of all ways the one that is free first; of none, where one is free now. */
function restOfAll(
  name: string,
  keys: readonly ProviderKeyView[],
  rest: RestOf,
): Pick<ProviderView, 'resting_until' | 'resting_because'> {
  const free = { resting_until: null, resting_because: null }
  if (keys.length === 0) {
    const own = rest(name)
    return own === null ? free : { resting_until: own.until, resting_because: own.because }
  }
  if (keys.some(({ state }) => state === 'ready')) return free
  const [first] = keys
    .filter(({ state }) => state === 'resting')
    .sort((one, other) => (one.resting_until ?? 0) - (other.resting_until ?? 0))
  return first === undefined
    ? free
    : { resting_until: first.resting_until ?? 0, resting_because: first.resting_because }
}

/** Of clients: whom nobody speaks to but by a translation has none. */
function dialectsOf({ formats, endpoints }: Pick<Provider, 'formats' | 'endpoints'> | ProviderDefinition): Dialect[] {
  return formats.every((format) => format === 'converse') ? [] : (Object.keys(endpoints) as Dialect[])
}

/** The sandbox has no address that is of use to anybody but Waybill. */
export function isInside(definition: ProviderDefinition): boolean {
  return definition.fixedKey !== undefined
}

export function mainEndpoint(definition: ProviderDefinition): string {
  return definition.endpoints[definition.mainDialect]?.baseUrl ?? ''
}
