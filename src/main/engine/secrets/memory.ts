import { checkEntry, type Vault, vaultLocked } from './vault.ts'

/** Holds the secrets until the process ends. A closure, not a class: inspecting it shows no secret. */
export function openMemory(): Vault {
  const secrets = new Map<string, string>()
  let locked = false
  const requireOpen = () => {
    if (locked) throw vaultLocked()
  }

  return {
    kind: 'memory',
    state: () => (locked ? 'locked' : 'ready'),
    isNew: () => false,
    async load() {
      requireOpen()
      return new Map(secrets)
    },
    async set(account, secret) {
      requireOpen()
      checkEntry(account, secret)
      secrets.set(account, secret)
    },
    async delete(account) {
      requireOpen()
      secrets.delete(account)
    },
    async unlock() {
      locked = false
    },
    // The values stay: there is no other copy to read them back from.
    lock() {
      locked = true
    },
  }
}
