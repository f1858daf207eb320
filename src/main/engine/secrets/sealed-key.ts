import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '../../../shared/errors.ts'
import type { Kdf } from './sealed-format.ts'

const MIN_CHARACTERS = 8
const KEY_BYTES = 32

export type KdfCost = Pick<Kdf, 'N' | 'r' | 'p'>

/** OWASP's first choice for scrypt: 128 MiB and about a third of a second for each guess. */
export const STRONG_COST: KdfCost = { N: 2 ** 17, r: 8, p: 1 }

const deriveBytes = promisify<string, Buffer, number, object, Buffer>(scrypt)

/** Async, on a pool thread: streams that pass through the proxy do not stall meanwhile. */
export function deriveKey(passphrase: string, { N, r, p, salt }: Kdf): Promise<Buffer> {
  // Keyboards differ in how they compose é; the same passphrase has to open the file on each.
  const normalized = passphrase.normalize('NFKC')
  const maxmem = 128 * r * (N + p + 2) + 1024 * 1024
  return deriveBytes(normalized, Buffer.from(salt, 'base64'), KEY_BYTES, { N, r, p, maxmem })
}

/** A salt of its own for each file, so that no table of guesses serves two of them. */
export function newKdf(cost: KdfCost): Kdf {
  return { name: 'scrypt', N: cost.N, r: cost.r, p: cost.p, salt: randomBytes(16).toString('base64') }
}

export function requirePassphrase(passphrase: string | undefined): string {
  if (passphrase) return passphrase
  throw new AppError('passphrase_needed', { message: 'The sealed vault opens with a passphrase.' })
}

/** At creation only: whoever copies the file can guess for as long as they like. */
export function refuseWeak(passphrase: string): void {
  if ([...passphrase.normalize('NFKC')].length >= MIN_CHARACTERS) return
  throw new AppError('passphrase_weak', { message: `The passphrase has fewer than ${MIN_CHARACTERS} characters.` })
}
