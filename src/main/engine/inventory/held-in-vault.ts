import type { VaultView } from '../../../shared/contract/system.ts'
import { things } from '../../../shared/inventory/files.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface VaultNeeds {
  readonly ledger: {
    readonly providers: Pick<Ledger['providers'], 'all'>
    readonly adminKeys: Pick<Ledger['adminKeys'], 'of'>
  }
  readonly vault: () => VaultView
  /** Names of the vault's entries; empty while it is locked. */
  readonly accounts: () => readonly string[]
}

export interface HeldInVault {
  readonly kind: VaultView['kind']
  readonly state: VaultView['state']
  /** By what they are; an entry that nobody knows counts as `unknown`. */
  readonly entries: Readonly<Record<string, number>>
}

/** How many secrets of which kind there are; never one of them. */
export function heldInVault({ ledger, vault, accounts }: VaultNeeds): HeldInVault {
  const { kind, state } = vault()
  const providers = ledger.providers.all()
  const kinds = new Map(things.flatMap(({ name, place }) => (place === 'vault' ? [[name, name]] : [])))
  for (const { name, keys } of providers) {
    for (const { id } of keys) kinds.set(id, 'provider keys')
    const admin = ledger.adminKeys.of(name)
    if (admin) kinds.set(admin.key_id, 'admin keys')
  }
  const entries: Record<string, number> = {}
  for (const account of accounts()) {
    const what = kinds.get(account) ?? ofConnection(account) ?? 'unknown'
    entries[what] = (entries[what] ?? 0) + 1
  }
  return { kind, state, entries }
}

/** By the beginnings of their names: connect/tool-keys.ts and put-away.ts give them. */
function ofConnection(account: string): string | null {
  if (account.startsWith('connect-key-')) return 'tools’ client keys'
  return account.startsWith('connect-former-') ? 'settings put away' : null
}
