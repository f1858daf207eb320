import type { VaultView } from '../../shared/contract/system.ts'
import { AppError } from '../../shared/errors.ts'
import type { Vault, VaultProblem } from './secrets/secrets.ts'

/** The providers' keys while the vault is open: on a request's way nothing waits for a keychain. */
export interface KeyRing {
  keyOf(keyId: string): string | null
  isReady(): boolean
  view(): VaultView
  put(keyId: string, key: string): Promise<void>
  remove(keyId: string): Promise<void>
  lock(): void
  unlock(passphrase: string | undefined): Promise<void>
}

export async function openKeyRing(vault: Vault, problem: VaultProblem | undefined): Promise<KeyRing> {
  let keys = new Map<string, string>()
  let trouble: { readonly message: string; readonly action: string } | null = problem ?? null
  const load = async (): Promise<void> => {
    keys = new Map(await vault.load())
  }
  if (vault.state() === 'ready') {
    await load().catch((thrown: unknown) => {
      trouble =
        thrown instanceof AppError ? thrown : { message: 'The vault can’t be read.', action: 'Run waybill doctor.' }
    })
  }
  return {
    keyOf: (keyId) => keys.get(keyId) ?? null,
    isReady: () => vault.state() === 'ready',
    view: () => ({
      kind: vault.kind,
      state: vault.state(),
      is_new: vault.isNew(),
      problem: trouble?.message ?? null,
      action: trouble?.action ?? null,
    }),
    async put(keyId, key) {
      await vault.set(keyId, key)
      keys.set(keyId, key)
    },
    async remove(keyId) {
      keys.delete(keyId)
      await vault.delete(keyId)
    },
    lock() {
      vault.lock()
      keys.clear()
    },
    async unlock(passphrase) {
      await vault.unlock(passphrase)
      await load()
      if (vault.kind !== 'memory') trouble = null
    },
  }
}
