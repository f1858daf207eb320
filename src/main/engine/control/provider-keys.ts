import { v7 as uuidv7 } from 'uuid'
import { AppError } from '../../../shared/errors.ts'
import type { KeyRing } from '../key-ring.ts'
import type { Ledger, ProviderKeyRecord, ProviderRecord } from '../ledger/ledger.ts'
import type { ProviderDefinition } from '../providers/providers.ts'
import type { Serial } from '../serial.ts'
import { checkKey } from './check-address.ts'
import { os } from './mount.ts'
import { isInside, keyView, mainEndpoint, type RestOf } from './provider-views.ts'

export interface ProviderKeyNeeds {
  readonly ledger: Pick<Ledger, 'providers'>
  readonly definitions: () => readonly ProviderDefinition[]
  readonly keyRing: KeyRing
  /** For what writes to the vault and to the ledger: one that came between the two would leave a key that no provider has. */
  readonly inTurn: Serial
  readonly rest: RestOf
  /** What is known against a way does not hold for what is there now. */
  readonly forget: (way: string) => void
}

/** The keys of one provider, behind each other in their order of use. */
export function providerKeyHandlers(
  needs: ProviderKeyNeeds,
  { recordOf, changed }: { readonly recordOf: (name: string) => ProviderRecord; readonly changed: () => void },
) {
  const { ledger, keyRing, inTurn } = needs
  return {
    list: os.providers.keys.list.handler(({ input }) => recordOf(input.name).keys.map((key) => keyView(key, needs))),
    add: os.providers.keys.add.handler(({ input }) =>
      inTurn(async () => {
        const record = recordOf(input.name)
        const { kind, keys, base_url } = record
        const definition = needs.definitions().find((candidate) => candidate.kind === kind)
        if (definition && isInside(definition))
          throw new AppError('invalid_input', { message: 'The sandbox takes no key.' })
        if (definition) checkKey(input.key, base_url || mainEndpoint(definition), definition)
        if (keys.some(({ id }) => keyRing.keyOf(id) === input.key))
          throw new AppError('invalid_input', { message: `${input.name} has this key already.` })
        const key = keyRecord(input.key)
        await keyRing.put(key.id, input.key)
        try {
          ledger.providers.put({ ...record, keys: [...keys, key] })
        } catch (thrown) {
          await keyRing.remove(key.id)
          throw thrown
        }
        changed()
        return keyView(key, needs)
      }),
    ),
    remove: os.providers.keys.remove.handler(({ input }) =>
      inTurn(async () => {
        const record = recordOf(input.name)
        if (!record.keys.some(({ id }) => id === input.id)) throw noSuchKey(input.name)
        await keyRing.remove(input.id)
        ledger.providers.put({ ...record, keys: record.keys.filter(({ id }) => id !== input.id) })
        needs.forget(input.id)
        changed()
        return { ok: true as const }
      }),
    ),
  }
}

export function noSuchKey(name: string): AppError {
  return new AppError('not_found', {
    message: `${name} has no key of this id.`,
    action: `See waybill provider key list ${name}.`,
  })
}

export function keyRecord(key: string): ProviderKeyRecord {
  return { id: uuidv7(), last4: lastFour(key), created_at: Date.now() }
}

/** Shown to tell keys apart; a short key would be half given away by it. */
function lastFour(key: string): string | null {
  return key.length >= 16 && !key.startsWith('{') ? key.slice(-4) : null
}
