import type { BillState } from '../../../shared/contract/billing.ts'
import { AppError } from '../../../shared/errors.ts'
import { adminKeyPages, type BillKind, isBillKind } from '../billing/billing.ts'
import type { KeyRing } from '../key-ring.ts'
import type { AdminKeyRecord, Ledger } from '../ledger/ledger.ts'
import type { ConfiguredEndpoint, Provider } from '../providers/providers.ts'

export interface AdminKeysNeeds {
  readonly ledger: Pick<Ledger, 'adminKeys'>
  readonly configured: () => readonly Provider[]
  readonly keyRing: Pick<KeyRing, 'keyOf' | 'isReady' | 'put' | 'remove'>
}

/** A configured provider that has an API for its bill. */
export interface BilledProvider {
  readonly provider: Provider
  readonly kind: BillKind
  readonly endpoint: ConfiguredEndpoint
}

/** An admin key reads the whole account's figures: it is apart from the provider's keys, and never on a request's way. */
export function adminKeys({ ledger, configured, keyRing }: AdminKeysNeeds) {
  const billed = (): BilledProvider[] =>
    configured().flatMap((provider) => {
      const { kind, mainDialect } = provider.definition
      const endpoint = provider.endpoints[mainDialect]
      return isBillKind(kind) && endpoint ? [{ provider, kind, endpoint }] : []
    })

  /** False where there is none. */
  async function forget(provider: string): Promise<boolean> {
    const record = ledger.adminKeys.of(provider)
    if (record === null) return false
    await keyRing.remove(record.key_id)
    ledger.adminKeys.remove(provider)
    return true
  }

  function stateOf(record: AdminKeyRecord | null, { endpoint }: BilledProvider): BillState['key_state'] {
    if (record === null) return 'none'
    if (record.origin !== endpoint.url.origin) return 'moved'
    if (!keyRing.isReady()) return 'locked'
    return keyRing.keyOf(record.key_id) === null ? 'missing' : 'ready'
  }

  return {
    billed,
    forget,
    /** Throws `not_found`, and `invalid_input` for one that has no API for its bill. */
    named(name: string): BilledProvider {
      const found = billed().find(({ provider }) => provider.name === name)
      if (found) return found
      if (configured().some((provider) => provider.name === name)) {
        const action = 'OpenAI and Anthropic have one.'
        throw new AppError('invalid_input', { message: `${name} has no API for its bill.`, action })
      }
      throw new AppError('not_found', {
        message: `There is no provider ${name}.`,
        action: 'See waybill provider list.',
      })
    },
    view(of: BilledProvider): Pick<BillState, 'provider' | 'title' | 'key_state' | 'key_last4' | 'key_page'> {
      const record = ledger.adminKeys.of(of.provider.name)
      return {
        provider: of.provider.name,
        title: of.provider.definition.title,
        key_state: stateOf(record, of),
        key_last4: record?.key_last4 ?? null,
        key_page: adminKeyPages[of.kind],
      }
    },
    async keep({ provider, endpoint }: BilledProvider, keyId: string, key: string): Promise<void> {
      const before = ledger.adminKeys.of(provider.name)
      await keyRing.put(keyId, key)
      ledger.adminKeys.put({
        provider: provider.name,
        key_id: keyId,
        // Shown to tell keys apart; a short key would be half given away by it.
        key_last4: key.length >= 16 ? key.slice(-4) : null,
        origin: endpoint.url.origin,
        created_at: Date.now(),
      })
      if (before) await keyRing.remove(before.key_id)
    },
    /** Throws `admin_key_missing` or `vault_locked`. */
    keyOf(of: BilledProvider): string {
      const { name } = of.provider
      const record = ledger.adminKeys.of(name)
      const state = stateOf(record, of)
      const key = record && state === 'ready' ? keyRing.keyOf(record.key_id) : null
      if (key !== null) return key
      if (state === 'locked') {
        throw new AppError('vault_locked', { message: 'The vault with the admin key is locked.' })
      }
      throw new AppError('admin_key_missing', {
        message:
          state === 'moved'
            ? `${name} has moved: its admin key was given for ${record?.origin}, and goes nowhere else.`
            : `There is no admin key for ${name}.`,
        action: `Make one at ${adminKeyPages[of.kind]}, and give it: waybill bill key add ${name}`,
      })
    },
  }
}
