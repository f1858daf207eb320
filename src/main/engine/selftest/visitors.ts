import { v7 as uuidv7 } from 'uuid'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import type { StoredClientKey } from '../guard/client-keys.ts'
import { configureProvider, type Provider, type ProviderDefinition } from '../providers/providers.ts'

/**
 * A client key and a provider for the time of a self-test. They stand in memory alone, so that a crash leaves neither: a key
 * that still opens the door, or a provider that answers for another. The key leads to that provider and nowhere else, and
 * nothing else leads to it.
 */
export interface Visitor {
  readonly clientKeyId: string
  readonly key: string
  readonly prefix: string
  readonly hash: string
  /** The user agent's product, in the rows of refusals that know of no key. */
  readonly tool: string
  leave(): void
}

export interface Visitors {
  keys(): readonly StoredClientKey[]
  /** null: no visitor's key; it goes to what the user has configured. */
  providersOf(clientKeyId: string): readonly Provider[] | null
  /** It is a self-test's own, which is nobody's use: no figure and no watch counts it. */
  made(row: Pick<ExchangeRow, 'client_key_id' | 'tool'>): boolean
  admit(needs: VisitorNeeds): Visitor
}

export interface VisitorNeeds {
  readonly newKey: () => { readonly key: string; readonly hash: string; readonly prefix: string }
  readonly sandbox: ProviderDefinition
  /** The keys that may pass have changed. */
  readonly reload: () => void
}

/** Rows of a self-test that a crash has cut short are known by these; see leftovers.ts. */
export const VISITOR_ID = 'selftest-'
const VISITOR_TOOL = 'waybill-selftest-'

export function toolOf(clientKeyId: string): string {
  return VISITOR_TOOL + clientKeyId.slice(-12)
}

export function createVisitors(): Visitors {
  const visitors = new Map<string, { readonly key: StoredClientKey; readonly providers: readonly Provider[] }>()
  return {
    keys: () => [...visitors.values()].map(({ key }) => key),
    providersOf: (clientKeyId) => visitors.get(clientKeyId)?.providers ?? null,
    made: ({ client_key_id, tool }) =>
      visitors.size > 0 &&
      (visitors.has(client_key_id ?? '') || [...visitors.keys()].some((id) => toolOf(id) === tool)),
    admit({ newKey, sandbox, reload }) {
      const clientKeyId = VISITOR_ID + uuidv7()
      const { key, hash, prefix } = newKey()
      const settings = {
        name: clientKeyId,
        baseUrl: null,
        keyIds: [],
        keyUse: 'order' as const,
        asks: {},
        formats: null,
      }
      // In the ledger's terms it is the sandbox, which no figure of the user's counts.
      const provider = { ...configureProvider(sandbox, settings), ledgerName: sandbox.ledgerName }
      visitors.set(clientKeyId, { key: visitingKey(clientKeyId, hash, prefix), providers: [provider] })
      reload()
      return {
        clientKeyId,
        key,
        prefix,
        hash,
        tool: toolOf(clientKeyId),
        leave() {
          visitors.delete(clientKeyId)
          reload()
        },
      }
    },
  }
}

function visitingKey(id: string, hash: string, prefix: string): StoredClientKey {
  return {
    id,
    name: 'Self-test',
    project: null,
    prefix,
    hash,
    revoked: false,
    limits: {},
    expiresAt: null,
    suspended: false,
    isPrivate: false,
    secretScan: null,
    asks: {},
  }
}
