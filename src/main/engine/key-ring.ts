import type { VaultView } from '../../shared/contract/system.ts'
import { AppError } from '../../shared/errors.ts'
import type { Vault, VaultProblem } from './secrets/secrets.ts'

interface Trouble {
  readonly message: string
  readonly action: string
}

/** The providers' keys while the vault is open: on a request's way nothing waits for a keychain. */
export interface KeyRing {
  keyOf(keyId: string): string | null
  isReady(): boolean
  /** The names of what it holds; empty while it is locked. */
  accounts(): readonly string[]
  view(): VaultView
  put(keyId: string, key: string): Promise<void>
  remove(keyId: string): Promise<void>
  /** `because` is shown until it is unlocked. */
  lock(because?: Trouble): void
  unlock(passphrase: string | undefined): Promise<void>
}

/** `locked`: no key is read until somebody unlocks it, and this is why. */
export async function openKeyRing(vault: Vault, problem?: VaultProblem, locked?: Trouble): Promise<KeyRing> {
  let keys = new Map<string, string>()
  let trouble: Trouble | null = problem ?? null
  let lockedBecause = locked ?? null
  const load = async (): Promise<void> => {
    const loaded = await vault.load()
    // A lock that came while they were handed over: it came last, so it holds.
    if (vault.state() === 'locked') throw new AppError('vault_locked', { message: 'The vault is locked.' })
    keys = new Map(loaded)
  }
  if (locked) vault.lock()
  if (vault.state() === 'ready') {
    await load().catch((thrown: unknown) => {
      trouble =
        thrown instanceof AppError ? thrown : { message: 'The vault can’t be read.', action: 'Run waybill doctor.' }
    })
  }
  return {
    keyOf: (keyId) => keys.get(keyId) ?? null,
    isReady: () => vault.state() === 'ready',
    accounts: () => [...keys.keys()],
    view: () => ({
      kind: vault.kind,
      state: vault.state(),
      is_new: vault.isNew(),
      problem: (lockedBecause ?? trouble)?.message ?? null,
      action: (lockedBecause ?? trouble)?.action ?? null,
    }),
    async put(keyId, key) {
      await vault.set(keyId, key)
      // Written down, and a lock that came meanwhile holds.
      if (vault.state() === 'ready') keys.set(keyId, key)
    },
    async remove(keyId) {
      keys.delete(keyId)
      await vault.delete(keyId)
    },
    lock(because) {
      vault.lock()
      keys.clear()
      lockedBecause = because ?? lockedBecause
    },
    async unlock(passphrase) {
      await vault.unlock(passphrase)
      await load()
      lockedBecause = null
      if (vault.kind !== 'memory') trouble = null
    },
  }
}
