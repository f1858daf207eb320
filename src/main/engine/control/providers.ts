import { v7 as uuidv7 } from 'uuid'
import type { ProviderKind, ProviderTestResult, ProviderView } from '../../../shared/contract/providers.ts'
import { providerName } from '../../../shared/contract/values.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { KeyRing } from '../key-ring.ts'
import type { Ledger, ProviderRecord } from '../ledger/ledger.ts'
import type { Provider, ProviderDefinition } from '../providers/providers.ts'
import { os } from './mount.ts'

export interface ProviderHandlersNeeds {
  readonly ledger: Pick<Ledger, 'providers' | 'providerUsage'>
  readonly definitions: () => readonly ProviderDefinition[]
  readonly configured: () => readonly Provider[]
  readonly keyRing: KeyRing
  /** Throws `base_url_refused`. */
  readonly checkBaseUrl: (url: string, allowHttp: boolean) => string
  readonly test: (provider: Provider, key: string | null) => Promise<ProviderTestResult>
  readonly reload: () => void
  readonly changed: () => void
}

export function providerHandlers(needs: ProviderHandlersNeeds) {
  const { ledger, definitions, keyRing } = needs
  const definitionOf = (kind: string): ProviderDefinition => {
    const definition = definitions().find((candidate) => candidate.kind === kind)
    if (definition) return definition
    const known = definitions()
      .map((candidate) => candidate.kind)
      .join(', ')
    throw new AppError('not_found', {
      message: `There is no provider of the kind ${kind}.`,
      action: `Choose one of: ${known}.`,
    })
  }
  const recordOf = (name: string): ProviderRecord => {
    const record = ledger.providers.all().find((candidate) => candidate.name === name)
    if (record) return record
    throw new AppError('not_found', { message: `There is no provider ${name}.`, action: 'See waybill provider list.' })
  }
  const changed = (): void => {
    needs.reload()
    needs.changed()
  }
  const viewOf = async (name: string): Promise<ProviderView> => {
    const view = (await views()).find((candidate) => candidate.name === name)
    if (!view) throw new AppError('internal')
    return view
  }
  const views = async (): Promise<ProviderView[]> => {
    const usage = await ledger.providerUsage()
    return ledger.providers.all().flatMap((record) => {
      const provider = needs.configured().find(({ name }) => name === record.name)
      return provider ? [viewFrom(record, provider, keyRing, usage.get(provider.ledgerName))] : []
    })
  }

  return {
    kinds: os.providers.kinds.handler(() => definitions().map(kindView)),
    list: os.providers.list.handler(views),
    add: os.providers.add.handler(async ({ input }) => {
      const existing = ledger.providers.all().find(({ name }) => name === (input.name ?? input.kind))
      const definition = definitionOf(existing?.kind ?? input.kind)
      const name = existing?.name ?? providerName.parse(input.name ?? definition.kind)
      const allowHttp = input.allow_http ?? existing?.allow_http ?? false
      const wanted = input.base_url ?? existing?.base_url ?? ''
      const baseUrl = wanted === '' ? '' : needs.checkBaseUrl(wanted, allowHttp)
      const address = baseUrl || mainEndpoint(definition)
      if (address === '')
        throw new AppError('invalid_input', {
          message: 'This kind of provider needs a base URL.',
          action: 'Add --base-url URL.',
        })
      // A key belongs to the origin that it was given for; at another one it has to be given again.
      const moved =
        existing !== undefined && originOf(existing.base_url || mainEndpoint(definition)) !== originOf(address)
      const keepsKey = input.key === undefined && !moved
      if (definition.needsKey && input.key === undefined && (moved || !existing?.key_id)) {
        throw new AppError('invalid_input', {
          message: `${definition.title} needs a key.`,
          action: 'Give the key on standard input.',
        })
      }
      const keyId = input.key === undefined ? (keepsKey ? (existing?.key_id ?? null) : null) : uuidv7()
      if (input.key !== undefined && keyId !== null) await keyRing.put(keyId, input.key)
      ledger.providers.put({
        name,
        kind: definition.kind,
        base_url: baseUrl,
        allow_http: allowHttp,
        key_id: keyId,
        key_last4: input.key === undefined ? (keepsKey ? (existing?.key_last4 ?? null) : null) : lastFour(input.key),
        created_at: existing?.created_at ?? Date.now(),
      })
      if (existing?.key_id && existing.key_id !== keyId) await keyRing.remove(existing.key_id)
      changed()
      return viewOf(name)
    }),
    test: os.providers.test.handler(({ input }) => {
      recordOf(input.name)
      const provider = needs.configured().find(({ name }) => name === input.name)
      if (!provider) throw new AppError('internal')
      if (provider.keyId !== null && !keyRing.isReady()) throw new AppError('vault_locked')
      return needs.test(provider, provider.keyId === null ? null : keyRing.keyOf(provider.keyId))
    }),
    remove: os.providers.remove.handler(async ({ input }) => {
      const record = recordOf(input.name)
      if (record.key_id !== null) await keyRing.remove(record.key_id)
      ledger.providers.remove(record.name)
      changed()
      return { ok: true as const }
    }),
  }
}

function kindView(definition: ProviderDefinition): ProviderKind {
  return {
    kind: definition.kind,
    title: definition.title,
    base_url: isInside(definition) ? '' : mainEndpoint(definition),
    needs_key: definition.needsKey,
    needs_base_url: mainEndpoint(definition) === '',
    dialects: Object.keys(definition.endpoints) as Dialect[],
    key_page: definition.keyPage ?? null,
    policy_page: definition.policyPage ?? null,
  }
}

function viewFrom(
  record: ProviderRecord,
  provider: Provider,
  keyRing: KeyRing,
  usage: { last_used_at: number; last_status_code: number | null; latency_ms: number | null } | undefined,
): ProviderView {
  const { definition, endpoints } = provider
  return {
    name: record.name,
    ledger_name: provider.ledgerName,
    kind: record.kind,
    title: definition.title,
    base_url: isInside(definition) ? '' : (endpoints[definition.mainDialect]?.baseUrl ?? ''),
    dialects: Object.keys(endpoints) as Dialect[],
    key_state: keyState(record, definition, keyRing),
    key_last4: record.key_last4,
    created_at: record.created_at,
    last_used_at: usage?.last_used_at ?? null,
    last_status_code: usage?.last_status_code ?? null,
    latency_ms: usage?.latency_ms ?? null,
  }
}

function keyState(record: ProviderRecord, definition: ProviderDefinition, keyRing: KeyRing): ProviderView['key_state'] {
  if (record.key_id === null) return definition.needsKey ? 'missing' : 'not_needed'
  if (!keyRing.isReady()) return 'locked'
  return keyRing.keyOf(record.key_id) === null ? 'missing' : 'ready'
}

/** The sandbox has no address that is of use to anybody but Waybill. */
function isInside(definition: ProviderDefinition): boolean {
  return definition.fixedKey !== undefined
}

function mainEndpoint(definition: ProviderDefinition): string {
  return definition.endpoints[definition.mainDialect]?.baseUrl ?? ''
}

function originOf(url: string): string {
  return new URL(url).origin
}

/** Shown to tell keys apart; a short key would be half given away by it. */
function lastFour(key: string): string | null {
  return key.length >= 16 ? key.slice(-4) : null
}
