import type { ProviderTestResult, ProviderView } from '../../../shared/contract/providers.ts'
import { providerName } from '../../../shared/contract/values.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Ledger, ProviderRecord } from '../ledger/ledger.ts'
import type { Provider, ProviderDefinition } from '../providers/providers.ts'
import { adminKeys } from './admin-keys.ts'
import { checkAddress, checkKey } from './check-address.ts'
import { os } from './mount.ts'
import { patchedAsks } from './patched-asks.ts'
import { keyRecord, noSuchKey, type ProviderKeyNeeds, providerKeyHandlers } from './provider-keys.ts'
import { kindView, mainEndpoint, providerView } from './provider-views.ts'

export interface ProviderHandlersNeeds extends ProviderKeyNeeds {
  readonly ledger: Pick<Ledger, 'providers' | 'providerUsage' | 'adminKeys' | 'models'>
  readonly configured: () => readonly Provider[]
  /** Throws `base_url_refused`. */
  readonly checkBaseUrl: (url: string, allowHttp: boolean) => string
  readonly test: (provider: Provider, key: string | null) => Promise<ProviderTestResult>
  readonly reload: () => void
  readonly changed: () => void
}

export function providerHandlers(needs: ProviderHandlersNeeds) {
  const { ledger, definitions, keyRing, inTurn } = needs
  const { forget: forgetAdminKey } = adminKeys(needs)
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
      return provider ? [providerView(record, provider, needs, usage.get(provider.ledgerName))] : []
    })
  }

  return {
    kinds: os.providers.kinds.handler(() => definitions().map(kindView)),
    list: os.providers.list.handler(views),
    add: os.providers.add.handler(({ input }) =>
      inTurn(async () => {
        const existing = ledger.providers.all().find(({ name }) => name === (input.name ?? input.kind))
        const definition = definitionOf(existing?.kind ?? input.kind)
        const name = existing?.name ?? providerName.parse(input.name ?? definition.kind)
        const allowHttp = input.allow_http ?? existing?.allow_http ?? false
        const wanted = input.base_url ?? existing?.base_url ?? ''
        const baseUrl = wanted === '' ? '' : needs.checkBaseUrl(wanted, allowHttp)
        const address = baseUrl || mainEndpoint(definition)
        checkAddress(address, definition)
        checkKey(input.key, address, definition)
        // A key belongs to the origin that it was given for; at another one it has to be given again.
        const moved =
          existing !== undefined && originOf(existing.base_url || mainEndpoint(definition)) !== originOf(address)
        const kept = input.key === undefined && !moved ? (existing?.keys ?? []) : []
        if (definition.needsKey && input.key === undefined && kept.length === 0) {
          throw new AppError('invalid_input', {
            message: `${definition.title} needs a key.`,
            action: 'Give the key on standard input.',
          })
        }
        const keys = input.key === undefined ? kept : [keyRecord(input.key)]
        if (input.key !== undefined) for (const { id } of keys) await keyRing.put(id, input.key)
        ledger.providers.put({
          name,
          kind: definition.kind,
          base_url: baseUrl,
          allow_http: allowHttp,
          key_use: existing?.key_use ?? 'order',
          asks: existing?.asks ?? {},
          formats: existing?.formats ?? null,
          keys,
          created_at: existing?.created_at ?? Date.now(),
        })
        for (const { id } of existing?.keys ?? []) {
          needs.forget(id)
          if (!keys.some((key) => key.id === id)) await keyRing.remove(id)
        }
        if (moved) {
          await forgetAdminKey(name)
          ledger.models.forget(name)
        }
        needs.forget(name)
        changed()
        return viewOf(name)
      }),
    ),
    update: os.providers.update.handler(({ input }) =>
      inTurn(async () => {
        const record = recordOf(input.name)
        ledger.providers.put({
          ...record,
          key_use: input.key_use ?? record.key_use,
          asks: input.asks === undefined ? record.asks : patchedAsks(record.asks, input.asks),
          formats: input.formats === undefined ? record.formats : distinct(input.formats),
        })
        changed()
        return viewOf(input.name)
      }),
    ),
    keys: providerKeyHandlers(needs, { recordOf, changed }),
    test: os.providers.test.handler(({ input }) => {
      recordOf(input.name)
      const provider = needs.configured().find(({ name }) => name === input.name)
      if (!provider) throw new AppError('internal')
      const { keyIds } = provider
      if (keyIds.length > 0 && !keyRing.isReady()) throw new AppError('vault_locked')
      const chosen = input.key_id ?? keyIds.find((id) => keyRing.keyOf(id) !== null)
      if (input.key_id !== undefined && !keyIds.includes(input.key_id)) throw noSuchKey(input.name)
      return needs.test(provider, chosen === undefined ? null : keyRing.keyOf(chosen))
    }),
    remove: os.providers.remove.handler(({ input }) =>
      inTurn(async () => {
        const record = recordOf(input.name)
        for (const { id } of record.keys) {
          await keyRing.remove(id)
          needs.forget(id)
        }
        await forgetAdminKey(record.name)
        ledger.providers.remove(record.name)
        needs.forget(record.name)
        changed()
        return { ok: true as const }
      }),
    ),
  }
}

function distinct<Value>(values: readonly Value[] | null): readonly Value[] | null {
  return values && [...new Set(values)]
}

function originOf(url: string): string {
  return new URL(url).origin
}
