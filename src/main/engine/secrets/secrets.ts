import { join } from 'node:path'
import { openKeychain } from './keychain.ts'
import { openMemory } from './memory.ts'
import { openSealedFile } from './sealed-file.ts'
import type { Vault, VaultKind, VaultProblem } from './vault.ts'

export { endProcess } from './end-process.ts'
export type { Vault, VaultKind, VaultProblem, VaultProblemCode, VaultState } from './vault.ts'

const VAULT_FILE = 'vault.sealed'
const DEFAULT_TIMEOUT_MS = 5_000

export interface VaultOptions {
  /** `auto`: the keychain if it works, else memory; never a file that the user did not ask for. */
  readonly choice: VaultKind | 'auto'
  /** Exists, 0700. The sealed file goes there. */
  readonly dataDirectory: string
  /** What the keychain's entries are filed under: one for each data directory, so that two do not share keys. */
  readonly service: string
  /** For each call to the keychain. While its prompt waits for the user, it counts too. */
  readonly timeoutMs?: number
  readonly platform?: NodeJS.Platform
}

/** Opens the vault. A `problem` says why it is not the one wished for, or why the keychain asked for does not work. */
export async function openVault(options: VaultOptions): Promise<{ vault: Vault; problem?: VaultProblem }> {
  switch (options.choice) {
    case 'memory':
      return { vault: openMemory() }
    case 'sealed':
      return { vault: openSealedFile(join(options.dataDirectory, VAULT_FILE)) }
    case 'keychain':
      return openKeychain(keychainOptions(options))
    case 'auto': {
      const { vault, problem } = await openKeychain(keychainOptions(options))
      if (!problem) return { vault }
      const message = `${problem.message} Keys are held in memory and are gone when Waybill stops.`
      return { vault: openMemory(), problem: { ...problem, message } }
    }
  }
}

function keychainOptions({ service, timeoutMs = DEFAULT_TIMEOUT_MS, platform = process.platform }: VaultOptions) {
  return { service, timeoutMs, platform }
}
