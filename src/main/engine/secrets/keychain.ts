import { AppError } from '../../../shared/errors.ts'
import { createSerial } from '../serial.ts'
import { callKeychain, keychainHangs } from './keychain-call.ts'
import { callProblem, importProblem, problemError, vaultProblem } from './keychain-problem.ts'
import { hasSessionBus } from './session-bus.ts'
import { checkEntry, type Vault, type VaultProblem, type VaultState, vaultLocked } from './vault.ts'

type Keytar = typeof import('keytar')

export interface KeychainOptions {
  /** The name that all entries go under: one for each data directory. */
  readonly service: string
  readonly timeoutMs: number
  readonly platform: NodeJS.Platform
}

/**
 * The entry that lists the accounts, as a JSON array. keytar's own `findCredentials` is not used: measured 2026-11-20
 * (keytar 7.9, libsecret 0.20), it ends the process with SIGSEGV when an entry lies in a keyring that stays locked, as
 * after a prompt that the user dismissed or in an SSH session. Reading by name answers null there. And a service which
 * answers reads may still have nowhere to write: only an entry of our own shows that it is open and keeps what it is given.
 */
const INDEX = '.accounts'

/** Opens the keychain, or says why not; the vault is then `unavailable` until `unlock` finds it mended. */
export async function openKeychain(options: KeychainOptions): Promise<{ vault: Vault; problem?: VaultProblem }> {
  const serial = createSerial()
  let keytar: Keytar | undefined
  let state: VaultState = 'unavailable'
  let problem: VaultProblem | undefined
  let locks = 0

  const call = <T>(use: (keytar: Keytar) => Promise<T>): Promise<T> =>
    callKeychain(options.timeoutMs, async () => {
      keytar ??= await importKeytar()
      return await use(keytar)
    })
  const read = (account: string) => call((keychain) => keychain.getPassword(options.service, account))
  const write = (account: string, secret: string) =>
    call((keychain) => keychain.setPassword(options.service, account, secret))

  const ask = async (): Promise<VaultProblem | undefined> => {
    if (options.platform === 'linux' && !hasSessionBus()) return vaultProblem('no_session_bus')
    try {
      if ((await read(INDEX)) === null) await write(INDEX, '[]')
      return undefined
    } catch (thrown) {
      return thrown instanceof ImportFailed ? thrown.problem : callProblem(thrown)
    }
  }
  const readIndex = async (): Promise<ReadonlySet<string>> => {
    const index = await read(INDEX)
    // It was there when the vault was opened: the keyring has been locked since.
    if (index === null) throw problemError(vaultProblem('keyring_locked'))
    return new Set(parseIndex(index))
  }
  /** One operation at a time (the index is read and written back), its failures in our own words. */
  const operate = <T>(operation: () => Promise<T>): Promise<T> =>
    serial(async () => {
      if (state === 'locked') throw vaultLocked()
      if (state === 'unavailable') throw problemError(problem ?? vaultProblem('keychain_refused'))
      try {
        return await operation()
      } catch (thrown) {
        const error = thrown instanceof AppError ? thrown : problemError(callProblem(thrown))
        if (error.code === 'vault_locked') state = 'locked'
        throw error
      }
    })

  const vault: Vault = {
    kind: 'keychain',
    state: () => (state === 'ready' && keychainHangs() ? 'unavailable' : state),
    isNew: () => false,
    load: () =>
      operate(async () => {
        const secrets = new Map<string, string>()
        for (const account of await readIndex()) {
          const secret = await read(account)
          // Removed by hand in the keychain's own program, or locked this very moment: the index tells which.
          if (secret === null) await readIndex()
          else secrets.set(account, secret)
        }
        // A lock that came while the service was asked wins.
        if (state !== 'ready') throw vaultLocked()
        return secrets
      }),
    async set(account, secret) {
      checkEntry(account, secret)
      if (account === INDEX) throw new AppError('invalid_input', { message: 'This account name is reserved.' })
      await operate(async () => {
        const accounts = await readIndex()
        // The name first: a crash between the two leaves a name without a secret, never a secret that nobody lists.
        if (!accounts.has(account)) await write(INDEX, JSON.stringify([...accounts, account]))
        await write(account, secret)
      })
    },
    delete: (account) =>
      operate(async () => {
        const accounts = await readIndex()
        if (!accounts.has(account)) return
        await call((keychain) => keychain.deletePassword(options.service, account))
        await write(INDEX, JSON.stringify([...accounts].filter((name) => name !== account)))
      }),
    async unlock() {
      const locksBefore = locks
      await serial(async () => {
        problem = await ask()
        if (locks !== locksBefore) throw vaultLocked()
        state = problem ? 'unavailable' : 'ready'
        if (problem) throw problemError(problem)
      })
    },
    // Holds no secret to forget; it is the keyring's owner who locks the keyring itself.
    lock() {
      locks += 1
      if (state === 'ready') state = 'locked'
    },
  }
  await vault.unlock().catch(() => undefined)
  return problem ? { vault, problem } : { vault }
}

class ImportFailed extends Error {
  readonly problem: VaultProblem
  constructor(problem: VaultProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** An optional dependency: it may be absent, or fail to load where libsecret is. */
async function importKeytar(): Promise<Keytar> {
  try {
    const module: Keytar & { default?: Keytar } = await import('keytar')
    return module.default ?? module
  } catch (thrown) {
    throw new ImportFailed(importProblem(thrown))
  }
}

/** The names only; what someone else wrote there is no reason to fail, and each name is read as a name. */
function parseIndex(text: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(text)
    if (Array.isArray(names)) return names.filter((name) => typeof name === 'string' && name !== '' && name !== INDEX)
  } catch {}
  throw new AppError('vault_corrupt', {
    message: `The keychain's entry ${INDEX}, which lists the keys, is damaged.`,
    action: 'Remove that entry and add the keys again.',
  })
}
