import { AppError } from '../../../shared/errors.ts'

export type VaultKind = 'keychain' | 'sealed' | 'memory'
export type VaultState = 'ready' | 'locked' | 'unavailable'

/**
 * Where provider keys live: one secret per account. Every method but `state`, `isNew` and `lock` rejects with an AppError
 * (`vault_locked`, `vault_unavailable`, …) which never carries a secret, nor does its cause.
 */
export interface Vault {
  readonly kind: VaultKind
  state(): VaultState
  /** Sealed: there is no file yet, so that the first passphrase makes it. */
  isNew(): boolean
  /** Every secret by account; the map is the caller's own. */
  load(): Promise<ReadonlyMap<string, string>>
  set(account: string, secret: string): Promise<void>
  /** Forgets the account; one that is not there is no error. */
  delete(account: string): Promise<void>
  /** Sealed: opens the file, or makes it on first use. Keychain: asks the service again. Memory: lets it be read again. */
  unlock(passphrase?: string): Promise<void>
  /** At once: what is under way can't bring the key back. Strings that were handed out can't be wiped (see SECURITY.md). */
  lock(): void
}

export type VaultProblemCode =
  | 'keytar_missing'
  | 'keytar_broken'
  | 'libsecret_missing'
  | 'no_session_bus'
  | 'no_secret_service'
  | 'no_keyring'
  | 'keyring_locked'
  | 'keychain_hangs'
  | 'keychain_refused'

/** Why the OS keychain can't be used, and how to mend it. */
export interface VaultProblem {
  readonly code: VaultProblemCode
  readonly message: string
  readonly action: string
}

/** Keychains end a value at its first NUL and refuse an empty one: better to say so than to store half a key. */
export function checkEntry(account: string, secret: string): void {
  for (const [what, value] of [
    ['account', account],
    ['secret', secret],
  ]) {
    if (value === '' || value?.includes('\0')) {
      throw new AppError('invalid_input', { message: `The vault can't hold an ${what} that is empty or has a NUL.` })
    }
  }
}

export function vaultLocked(): AppError {
  return new AppError('vault_locked', { message: 'The vault is locked.' })
}
