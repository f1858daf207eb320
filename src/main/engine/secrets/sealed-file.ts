import { existsSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { createSerial } from '../serial.ts'
import { readPrivateFile, writePrivateFile } from './private-file.ts'
import {
  type Kdf,
  MAX_FILE_BYTES,
  openSecrets,
  parseSealedFile,
  type SealedFile,
  sealSecrets,
} from './sealed-format.ts'
import { deriveKey, type KdfCost, newKdf, refuseWeak, requirePassphrase, STRONG_COST } from './sealed-key.ts'
import { checkEntry, type Vault, vaultLocked } from './vault.ts'

interface Opened {
  readonly key: Buffer
  readonly kdf: Kdf
}

/**
 * Secrets in a file which only a passphrase opens. While unlocked it holds the derived key: neither the passphrase nor
 * any secret, which are read from the file each time they are asked for.
 */
export function openSealedFile(path: string, cost: KdfCost = STRONG_COST): Vault {
  const serial = createSerial()
  let opened: Opened | undefined
  let locks = 0

  /**
   * To be asked again after each wait: a lock may have come meanwhile and have filled the key with zeros, and what is
   * sealed with zeros is open to all and closed to its owner.
   */
  const requireOpened = (): Opened => {
    if (!opened) throw vaultLocked()
    return opened
  }
  const close = () => {
    opened?.key.fill(0)
    opened = undefined
  }
  const readFile = async (): Promise<SealedFile | undefined> => {
    const bytes = await readPrivateFile(path, MAX_FILE_BYTES)
    return bytes && parseSealedFile(bytes)
  }
  const readSecrets = async (): Promise<Map<string, string>> => {
    requireOpened()
    const file = await readFile()
    const secrets = file && openSecrets(file, requireOpened().key)
    if (secrets) return secrets
    // Put back from a copy, say, or gone. Writing on would bury what it held, so the passphrase is asked for again.
    close()
    throw new AppError('vault_locked', { message: 'The vault file was replaced or removed since it was unlocked.' })
  }
  const change = (edit: (secrets: Map<string, string>) => void): Promise<void> =>
    serial(async () => {
      const secrets = await readSecrets()
      edit(secrets)
      const { key, kdf } = requireOpened()
      await writePrivateFile(path, sealSecrets(secrets, key, kdf))
    })

  return {
    kind: 'sealed',
    state: () => (opened ? 'ready' : 'locked'),
    isNew: () => !opened && !existsSync(path),
    load: () => serial(readSecrets),
    async set(account, secret) {
      checkEntry(account, secret)
      await change((secrets) => secrets.set(account, secret))
    },
    delete: (account) => change((secrets) => secrets.delete(account)),
    async unlock(passphrase) {
      if (opened && passphrase === undefined) return
      const given = requirePassphrase(passphrase)
      const locksBefore = locks
      await serial(async () => {
        const file = await readFile()
        const fresh = file ? await openWith(file, given) : await create(path, given, cost)
        // Locked while scrypt was at work: the lock came last, so it holds.
        if (locks !== locksBefore) {
          fresh.key.fill(0)
          throw vaultLocked()
        }
        close()
        opened = fresh
      })
    },
    lock() {
      locks += 1
      // The key's bytes are ours to wipe. The passphrase and the secrets were strings, which JavaScript can't wipe.
      close()
    },
  }
}

async function openWith(file: SealedFile, passphrase: string): Promise<Opened> {
  const key = await deriveKey(passphrase, file.kdf)
  if (openSecrets(file, key)) return { key, kdf: file.kdf }
  key.fill(0)
  throw new AppError('passphrase_wrong', { message: 'That is not the passphrase of this vault.' })
}

async function create(path: string, passphrase: string, cost: KdfCost): Promise<Opened> {
  refuseWeak(passphrase)
  const kdf = newKdf(cost)
  const key = await deriveKey(passphrase, kdf)
  await writePrivateFile(path, sealSecrets(new Map(), key, kdf))
  return { key, kdf }
}
